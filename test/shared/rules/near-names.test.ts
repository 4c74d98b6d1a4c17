import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areNear } from '#shared/rules/near-names'
import { normaliseName } from '#shared/rules/normalise-name'

describe('near-matches of group names', () => {
  it.each([
    ['Northwind Hosting', 'Nortwind Hosting'],
    ['Northwind Hosting', 'Northwnid Hosting'],
    ['Acme', 'Acne'],
    ['Acme', 'Acme Dental'],
    ['North Wind', 'Northwind'],
    ['Hosting Borealis', 'Borealis Hosting'],
  ])('warns of %j beside %j', (one, other) => {
    expect(areNear(one, other)).toBe(true)
    expect(areNear(other, one)).toBe(true)
  })

  it.each([
    ['Acme Corp.', 'ACME corp'],
    ['Acme', 'Borealis'],
    ['ABC', 'ABD'],
    ['Northwind Hosting', 'Southwind Housing'],
    ['', 'Acme'],
  ])('does not warn of %j beside %j', (one, other) => {
    expect(areNear(one, other)).toBe(false)
  })

  it('never warns of a name beside itself, however it is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(areNear(name, normaliseName(name))).toBe(false)
      }),
    )
  })

  it('forgives one slip of the finger in every longer name', () => {
    const names = fc.stringMatching(/^[a-pr-z]{5,20}$/)
    fc.assert(
      fc.property(names, fc.nat(19), (name, place) => {
        const at = place % name.length
        expect(areNear(name, `${name.slice(0, at)}q${name.slice(at + 1)}`)).toBe(true)
      }),
    )
  })
})
