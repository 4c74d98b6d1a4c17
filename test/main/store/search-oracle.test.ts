import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSearchDesk } from '../../support/search-desk.ts'
import { disagreements } from '../../support/search-agreement.ts'
import { searchesOf } from '../../support/random-search.ts'

describe('a search', () => {
  it('finds the tickets that a scan of all finds, and counts as many', () => {
    const desk = readSearchDesk(600)
    fc.assert(
      fc.property(searchesOf(desk.scanned), (text) => {
        expect(disagreements(desk, text)).toEqual([])
      }),
      { numRuns: 400 },
    )
    desk.remove()
  })
})
