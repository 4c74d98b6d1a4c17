import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { likeAnywhere, searchQuery } from '#main/store/search-words'
import { readQueueCounts } from '#main/store/queue-counts'
import { readQueueWindow } from '#main/store/queue-window'
import { readGroupWindow } from '#main/store/read-group'
import { findRequesters } from '#main/store/find-requesters'
import { findSimilarTickets } from '#main/store/similar-tickets'
import { indexSomeText } from '#main/store/text-index'
import { defaultQueueView, type QueueView } from '#shared/ipc/queue-view'
import { groupIdSchema, type GroupId } from '#shared/protocol/common'
import { cacheInFolder, put, type Sketch } from './cached.ts'

const one = (number: number, subject: string, name = 'Ada'): Sketch => ({
  number, urgency: 'question', status: 'new', group: 'group-1', assignee: null, updated: number, subject, name,
}) // prettier-ignore

const hostile = [
  '"', '""', "'", '*', 'AND', 'OR NOT', 'NEAR(', 'words:', '^a', 'a OR b', '{a b}: c', '-', '\\', '%', '_', ';--', '<script>',
  '\u0000', '\u202Eevil', '\uD800', '𝕊𝕢𝕝', "'; DROP TABLE ticket; --", 'a"b*c', '()', '+', 'ﬁ', 'e\u0301',
] // prettier-ignore

describe('finding by text', () => {
  const view = (text: string): QueueView => ({ ...defaultQueueView, text })

  it('finds every word anywhere in the ticket, cut short or in another case', () => {
    const { cache, remove } = cacheInFolder()
    put(cache, [one(101, 'Mail is down in Köln'), one(102, 'Mail works'), one(2101, 'Router')])
    while (indexSomeText(cache.write, 2) > 0);
    const found = (text: string) => {
      const window = readQueueWindow(cache.read, view(text), { kind: 'start' }, 10)
      return window.ok ? window.value.rows.map((row) => row.number) : window
    }
    expect(found('mail')).toEqual([101, 102])
    expect(found('MAI dow')).toEqual([101])
    expect(found('koln')).toEqual([101])
    expect(found('#101')).toEqual([101])
    expect(found('ada@x.example router')).toEqual([2101])
    expect(found('nothing like it')).toEqual([])
    expect(readQueueCounts(cache.read, view('mail')).total).toBe(2)
    remove()
  })

  it('shows the same tickets in the same order for a word that nearly all have', () => {
    const { cache, remove } = cacheInFolder()
    const all = Array.from({ length: 2100 }, (_, index) => one(index + 1, `Mail ${index % 7}`))
    put(cache, [...all, { ...one(9000, 'Router'), group: 'group-2' }])
    while (indexSomeText(cache.write, 1000) > 0);
    for (const sort of ['urgency', 'number', 'updated', 'subject', 'assignee'] as const) {
      const look = (text: string, groupId: GroupId | null) => {
        const from = { kind: 'index', index: 1000 } as const
        const window = readQueueWindow(cache.read, { ...view(text), sort, groupId }, from, 50)
        return window.ok ? window.value : null
      }
      const found = look('mail', null)
      expect(found?.total).toBe(2100)
      const same = look('', groupIdSchema.parse('group-1'))
      expect(found?.rows.map((row) => row.number)).toEqual(same?.rows.map((row) => row.number))
    }
    expect(readQueueCounts(cache.read, view('mail'))).toMatchObject({
      total: 2100,
      byUrgency: { question: 2100 },
    })
    remove()
  })

  it('takes whatever is typed as words, never as a query', () => {
    const { cache, remove } = cacheInFolder()
    put(cache, [one(1, 'Mail')])
    while (indexSomeText(cache.write, 10) > 0);
    const look = (text: string) => {
      expect(readQueueWindow(cache.read, view(text), { kind: 'start' }, 10).ok).toBe(true)
      readQueueCounts(cache.read, view(text))
      findRequesters(cache.read, text)
      findSimilarTickets(cache.read, { groupName: text, email: text, phone: text })
      expect(readGroupWindow(cache.read, { text, show: 'all', after: null }).ok).toBe(true)
      readGroupWindow(cache.read, { text, show: 'all', after: text })
    }
    for (const text of hostile) look(text)
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), look), { numRuns: 150 })
    remove()
  })

  it('quotes each word and leaves nothing outside the quotes but AND', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const query = searchQuery(text)
        expect(query ?? '"none"*').toMatch(/^"[^"]+"\*( AND "[^"]+"\*){0,11}$/)
      }),
    )
    expect(searchQuery(' ?! ')).toBeNull()
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
