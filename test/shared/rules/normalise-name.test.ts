import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normaliseName } from '#shared/rules/normalise-name'

describe('normaliseName', () => {
  it.each([
    ['Acme', 'ACME'],
    ['Acme, Inc.', 'acme'],
    ['Acme  Web-Design', 'acme web design'],
    ['Müller GmbH', 'Muller'],
    ['Straße 5', 'STRASSE 5'],
    ['Nordwind G.m.b.H.', 'nordwind'],
    ['Café Zürich', 'Cafe\u0301 Zu\u0308rich'],
    ["O'Neill & Sons Ltd", 'ONeill Sons'],
    ['Ac\u200Bme', 'Acme'],
    ['Ａｃｍｅ', 'acme'],
    ['A.C.M.E.', 'ACME'],
  ])('takes %j and %j for the same group', (one, other) => {
    expect(normaliseName(one)).toBe(normaliseName(other))
  })

  it.each([
    ['Acme North', 'Acme South'],
    ['Co', 'Company'],
    ['Limited Editions', 'Editions'],
    ['Acme 1', 'Acme 2'],
  ])('keeps %j and %j apart', (one, other) => {
    expect(normaliseName(one)).not.toBe(normaliseName(other))
  })

  it('is empty only where there is no letter and no digit', () => {
    expect(normaliseName(' …!? ')).toBe('')
    expect(normaliseName('Ltd')).toBe('ltd')
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (name) => {
        const once = normaliseName(name)
        expect(normaliseName(once)).toBe(once)
      }),
    )
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (name) => {
        const once = normaliseName(name)
        expect(normaliseName(once)).toBe(once)
      }),
      { numRuns: 1000 },
    )
  })
})
