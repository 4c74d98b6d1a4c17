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

  it('would be caught with a ticket too few or too many', () => {
    const desk = readSearchDesk(60)
    const texts = fc.sample(searchesOf(desk.scanned), { seed: 1, numRuns: 100 })
    const differences = () => texts.flatMap((text) => disagreements(desk, text))
    expect(differences()).toEqual([])
    desk.cache.write.run('DELETE FROM ticket_text WHERE rowid = 30')
    expect(differences().join()).toContain('is missing')
    desk.cache.write.run('INSERT INTO ticket_text (rowid, words) SELECT 30, ?', texts.join(' \uE000 '))
    expect(differences().join()).toContain('too many')
    desk.remove()
  })
})
