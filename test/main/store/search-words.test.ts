import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { likeAnywhere } from '#main/store/search-words'
import { countSearch } from '#main/store/search-counts'
import { nobodySearches, planSearch } from '#main/store/search-plan'
import { suggestSearch } from '#main/store/search-suggestions'
import { readQueueWindow } from '#main/store/queue-window'
import { readGroupLines } from '#main/store/read-group'
import { findRequesters } from '#main/store/find-requesters'
import { findSimilarTickets } from '#main/store/similar-tickets'
import { indexSomeText } from '#main/store/text-index'
import type { Cache } from '#main/store/cache'
import type { QueueCounts } from '#shared/ipc/views'
import { defaultQueueView, type QueueView } from '#shared/ipc/queue-view'
import { cacheInFolder, put, type Sketch } from './cached.ts'

const one = (number: number, subject: string, name = 'Ada'): Sketch => ({
  number, urgency: 'question', status: 'new', group: 'group-1', assignee: null, updated: number, subject, name,
}) // prettier-ignore

const hostile = [
  '"', '""', "'", '*', 'AND', 'OR NOT', 'NEAR(', 'words:', '^a', 'a OR b', '{a b}: c', '-', '\\', '%', '_', ';--', '<script>',
  '\u0000', '\u202Eevil', '\uD800', '𝕊𝕢𝕝', "'; DROP TABLE ticket; --", 'a"b*c', '()', '+', 'ﬁ', 'e\u0301', '"*"', '-"', 'a -', '--', 'urgency:', 'status:opn', 'group:"', 'from:,,,', 'before:99', 'is:is:is',
  '😀', '\uE000u5', 'NEAR(a b, 3)', 'مرحبا بكم', '-status:"new,open"', '#', '#1', 'after:2026-02-31', 'a'.repeat(500),
] // prettier-ignore

const view = (text: string): QueueView => ({ ...defaultQueueView, text })

function countsOf(cache: Cache, text: string): Partial<QueueCounts> {
  const { plan } = planSearch(cache.read, view(text), nobodySearches)
  if (plan === null) return {}
  const steps = countSearch(cache.read, plan, view(text))
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

describe('finding by text', () => {
  it('finds every word anywhere in the ticket, cut short or in another case', () => {
    const { cache, remove } = cacheInFolder()
    put(cache, [one(101, 'Mail is down in Köln'), one(102, 'Mail works'), one(2101, 'Router')])
    while (indexSomeText(cache.write, 2) > 0);
    const found = (text: string) => {
      const window = readQueueWindow(cache.read, view(text), { kind: 'start' }, 10)
      return window.ok ? window.value.rows.map((row) => row.number) : window
    }
    expect(found('mail')).toEqual([102, 101])
    expect(found('MAI dow')).toEqual([101])
    expect(found('koln')).toEqual([101])
    expect(found('#101')).toEqual([101])
    expect(found('ada@x.example router')).toEqual([2101])
    expect(found('nothing like it')).toEqual([])
    expect(countsOf(cache, 'mail').total).toBe(2)
    remove()
  })

  it('sorts the most recent hits by a column where a person asks for it, and lets the others follow by recency', () => {
    const { cache, remove } = cacheInFolder()
    const all = Array.from({ length: 2100 }, (_, index) => one(index + 1, `Mail ${index % 7}`))
    put(cache, [...all, { ...one(9000, 'Router'), group: 'group-2' }])
    while (indexSomeText(cache.write, 1000) > 0);
    const look = (index: number) => {
      const asked = { ...view('mail'), hitOrder: 'sort', sort: 'number', direction: 'ascending' } as const
      const window = readQueueWindow(cache.read, asked, { kind: 'index', index }, 3)
      return window.ok ? window.value : null
    }
    countsOf(cache, 'mail')
    expect(look(0)?.rows.map((row) => row.number)).toEqual([101, 102, 103])
    expect(look(1998)?.rows.map((row) => row.number)).toEqual([2099, 2100, 100])
    expect(look(2099)?.rows.map((row) => row.number)).toEqual([1])
    expect(look(0)).toMatchObject({ total: 2100, search: { ordered: 2000, isTotalExact: true } })
    remove()
  })

  it('takes whatever is typed as words, never as a query', () => {
    const { cache, remove } = cacheInFolder()
    put(cache, [one(1, 'Mail')])
    while (indexSomeText(cache.write, 10) > 0);
    const look = (text: string) => {
      expect(readQueueWindow(cache.read, view(text), { kind: 'start' }, 10).ok).toBe(true)
      countsOf(cache, text)
      suggestSearch(cache.read, text, text.length, null)
      findRequesters(cache.read, text)
      findSimilarTickets(cache.read, { groupName: text, email: text, phone: text }, 0)
      expect(readGroupLines(cache.read, { text, show: 'all', after: null }).ok).toBe(true)
      readGroupLines(cache.read, { text, show: 'all', after: text })
    }
    for (const text of hostile) look(text)
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), look), { numRuns: 150 })
    remove()
  })

  it('finds per cent and underscore as themselves', () => {
    expect(likeAnywhere('50%_\\')).toBe('%50\\%\\_\\\\%')
  })
})

describe('finding who calls', () => {
  it('knows a person by the start or end of the number, by address, name and group', () => {
    const { cache, remove } = cacheInFolder()
    put(cache, [one(1, 'Mail', 'Ada'), one(2, 'Web', 'Ada'), one(3, 'Web', 'ben')])
    const names = (text: string) => findRequesters(cache.read, text).map((found) => found.requester.firstName)
    expect(names('553')).toEqual([])
    expect(names('3055')).toHaveLength(2)
    expect(names('+49 30 553123')).toHaveLength(2)
    expect(names('3123')).toHaveLength(2)
    expect(names('ada')).toEqual(['Ada'])
    expect(names('BEN test')).toEqual(['ben'])
    expect(findRequesters(cache.read, 'ada@x')[0]).toMatchObject({
      lastTicketNumber: 2,
      groupName: 'group-1',
    })
    remove()
  })

  it('forgets a person whose last ticket names somebody else', () => {
    const { cache, remove } = cacheInFolder()
    put(cache, [one(1, 'Mail', 'Ada')])
    put(cache, [one(1, 'Mail', 'ben')])
    expect(findRequesters(cache.read, 'ada')).toEqual([])
    remove()
  })
})
