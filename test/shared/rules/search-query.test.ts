import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asValue, completionAt } from '#shared/rules/search-completion'
import { searchOperatorNames } from '#shared/rules/search-operators'
import { isSearch, mostSearchWords, parseSearch, searchTextLimit } from '#shared/rules/search-query'
import { tokensOf } from '#shared/rules/search-tokens'

const clock = { now: Date.UTC(2026, 10, 23, 9), timeZone: 'Europe/Berlin' }
const parse = (text: string) => parseSearch(text, clock)
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.array(fc.constantFrom('"', '-', ':', ',', '#', '*', ' ', '\0', 'a', '12', '“', 'is:', 'status:', 'group:', 'before:', 'urgency:', 'has:', 'constructor', '__proto__', 'toString', 'NEAR(', '😀', 'ש', '\uD800'), { maxLength: 40 }).map((parts) => parts.join('')), // prettier-ignore
)

describe('what a person types into the search', () => {
  it('is read whatever it is, the same each time, and holds no more than is searched for', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const parsed = parse(text)
        expect(parse(text)).toEqual(parsed)
        const words = parsed.terms.flatMap((term) => term.words)
        expect(words.length).toBeLessThanOrEqual(mostSearchWords)
        for (const word of words) expect(word).not.toMatch(/[\s"'*:()\uE000\0-]/)
      }),
    )
  })

  it('is cut into pieces that follow one another and leave out blank space alone', () => {
    fc.assert(
      fc.property(anything, (text) => {
        let at = 0
        for (const { start, end } of tokensOf(text)) {
          expect(text.slice(at, start).trim()).toBe('')
          expect(end).toBeGreaterThan(start)
          at = end
        }
        expect(text.slice(at).trim()).toBe('')
      }),
    )
  })

  it('is completed inside of itself, wherever the caret stands', () => {
    fc.assert(
      fc.property(anything, fc.integer({ min: -3, max: 400 }), (text, caret) => {
        const { start, end } = completionAt(text, caret)
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeGreaterThanOrEqual(start)
        expect(end).toBeLessThanOrEqual(text.length)
      }),
    )
  })

  it('has words, phrases, what must not be there, and numbers', () => {
    expect(parse('mail "is down" -printer #5012').terms).toEqual([
      { words: ['mail'], isPhrase: false, isOpen: true, isNegated: false },
      { words: ['is', 'down'], isPhrase: true, isOpen: false, isNegated: false },
      { words: ['printer'], isPhrase: false, isOpen: true, isNegated: true },
    ])
    expect(parse('#5012').filters).toEqual([{ kind: 'number', number: 5012, isNegated: false }])
    expect(parse('e-mail ada@x.example').terms.map(({ words }) => words)).toEqual([
      ['e', 'mail'],
      ['ada', 'x', 'example'],
    ])
    expect(parse('"half of a phr').terms).toMatchObject([{ isPhrase: true, isOpen: true }])
    for (const nothing of ['', '-', '"', '*', ' ?! ', '--', '""', 'status:', 'group:,,', '😀'])
      expect(isSearch(parse(nothing))).toBe(false)
  })

  it('names urgencies and statuses by id, by what is read on the screen, by a digit, or as far as it is clear', () => {
    const urgencies = (text: string) => parse(text).filters
    for (const text of ['urgency:mission-critical', 'urgency:"Mission critical"', 'urgency:m', 'URGENCY:5'])
      expect(urgencies(text)).toEqual([
        { kind: 'urgency', urgencies: ['mission-critical'], isNegated: false },
      ])
    expect(parse('-status:closed,res').filters).toEqual([
      { kind: 'status', statuses: ['closed', 'resolved'], isNegated: true },
    ])
  })

  it('hints at what was perhaps meant, and searches for the rest', () => {
    expect(parse('status:opn mail')).toMatchObject({
      filters: [],
      hints: ['No status “opn”. Did you mean “open”?'],
      terms: [{ words: ['mail'] }],
    })
    expect(parse('before:soon').hints[0]).toContain('No date “soon”')
    expect(parse('a'.repeat(searchTextLimit + 1)).hints).toHaveLength(1)
    expect(parse(Array.from({ length: 20 }, (_, index) => `word${index}`).join(' ')).hints).toHaveLength(1)
    // What is no operator is a word.
    expect(parse('http://x.example').terms).toHaveLength(1)
  })

  it('counts days in the time zone of the workstation', () => {
    const filed = (text: string) => parse(text).filters[0]
    expect(filed('after:2026-11-23')).toMatchObject({ from: Date.UTC(2026, 10, 22, 23), until: null })
    expect(filed('before:2026-07')).toMatchObject({ from: null, until: Date.UTC(2026, 5, 30, 22) })
    expect(filed('after:yesterday')).toMatchObject({ from: Date.UTC(2026, 10, 21, 23) })
    expect(filed('after:7d')).toMatchObject({ from: clock.now - 7 * 86_400_000 })
    expect(filed('after:90h')).toMatchObject({ from: clock.now - 90 * 3_600_000 })
    // While somebody scrolls, it is one search.
    const later = { ...clock, now: clock.now + 59_999 }
    for (const text of ['after:7d', 'before:90h', 'after:2w', 'before:yesterday'])
      expect(parseSearch(text, later)).toEqual(parse(text))
    // The clocks of Berlin go forward on 29 March 2026, in the night.
    expect(filed('after:2026-03-30')).toMatchObject({ from: Date.UTC(2026, 2, 29, 22) })
    for (const none of ['2026-13', '2026-02-30', '26', '99999999d', 'x'])
      expect(parse(`after:${none}`).filters).toEqual([])
    expect(parseSearch('after:today', { ...clock, timeZone: 'Nowhere/Atall' }).filters).toHaveLength(1)
  })

  it('completes the value that the caret stands in, and no other', () => {
    expect(completionAt('status:new,op mail', 13)).toEqual({
      operator: 'status',
      typed: 'op',
      start: 11,
      end: 13,
    })
    expect(completionAt('mail gro', 8)).toEqual({ operator: null, typed: 'gro', start: 5, end: 8 })
    expect(completionAt('group:"Acme Co', 14)).toEqual({
      operator: 'group',
      typed: 'Acme Co',
      start: 6,
      end: 14,
    })
    for (const operator of searchOperatorNames)
      expect(completionAt(`${operator}:`, operator.length + 1).operator).toBe(operator)
    expect(parse(`group:${asValue('A, B "C"')}`).filters).toMatchObject([{ texts: ['A, B C'] }])
  })
})
