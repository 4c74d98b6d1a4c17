import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changeCache } from '#main/store/cache-change'
import type { Cache } from '#main/store/cache'
import { putGroup } from '#main/store/put-group'
import { putMessage } from '#main/store/put-message'
import { putTicket } from '#main/store/put-ticket'
import { putStaff } from '#main/store/put-staff'
import { readQueueWindow } from '#main/store/queue-window'
import { countSearch } from '#main/store/search-counts'
import { nobodySearches, planSearch, type SearchContext } from '#main/store/search-plan'
import { suggestSearch } from '#main/store/search-suggestions'
import { indexSomeText, markAllTextDue } from '#main/store/text-index'
import { defaultQueueView, type QueueView, type WindowFrom } from '#shared/ipc/queue-view'
import type { QueueCounts, QueueWindow } from '#shared/ipc/views'
import { attachmentSchema } from '#shared/protocol/attachment'
import { ticketIdSchema } from '#shared/protocol/common'
import { groupSchema } from '#shared/protocol/group'
import { messageSchema, type Message } from '#shared/protocol/message'
import { staffSchema } from '#shared/protocol/staff'
import { cacheInFolder, put, remove, ticketOf, type Sketch } from './cached.ts'

const at = new Date(1_700_000_000_000).toISOString()
const one = (number: number, subject: string, more: Partial<Sketch> = {}): Sketch => ({
  number, urgency: 'question', status: 'new', group: 'group-1', assignee: null, updated: number, subject, name: 'Ada', ...more,
}) // prettier-ignore

const plan = attachmentSchema.parse({ id: 'file-1', name: 'plan.txt', type: 'text/plain', size: 4 })

let cache: Cache
let drop: () => void
beforeEach(() => ({ cache, remove: drop } = cacheInFolder()))
afterEach(() => drop())

const everything: QueueView = { ...defaultQueueView, statuses: [] }
const index = () => {
  while (indexSomeText(cache.write, 1000) > 0);
}
function look(
  text: string,
  more: Partial<QueueView> = {},
  context: SearchContext = nobodySearches,
): QueueWindow {
  return windowFrom({ ...everything, ...more, text }, { kind: 'start' }, 50, context)
}
function windowFrom(view: QueueView, from: WindowFrom, limit = 50, context = nobodySearches): QueueWindow {
  const window = readQueueWindow(cache.read, view, from, limit, context)
  if (!window.ok) throw new Error(window.failure.message)
  return window.value
}
const numbers = ({ rows }: QueueWindow) => rows.map((row) => row.number)
const found = (text: string, more: Partial<QueueView> = {}, context?: SearchContext) =>
  numbers(look(text, more, context))
function counts(text: string, more: Partial<QueueView> = {}): QueueCounts | null {
  const view = { ...everything, ...more, text }
  const { plan } = planSearch(cache.read, view, nobodySearches)
  if (plan === null) return null
  const steps = countSearch(cache.read, plan, view)
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value
}
function say(
  number: number,
  position: number,
  kind: 'customer' | 'note' | 'reply',
  body: string,
  more: Partial<Message> = {},
): void {
  const message = messageSchema.parse({
    id: `m-${number}-${position}`, ticketId: `ticket-${number}`, position, kind, body, createdAt: at,
    author: { kind: 'customer', staffId: null, name: 'Ada' }, ...more,
  }) // prettier-ignore
  changeCache(cache, (change) => putMessage(change, message, 1))
}

describe('a window of hits', () => {
  it('shows first what changed last, and moves a ticket up when it changes again', () => {
    put(cache, [one(1, 'Mail'), one(2, 'Mail'), one(3, 'Mail')])
    index()
    expect(found('mail')).toEqual([3, 2, 1])
    put(cache, [one(1, 'Mail again')])
    index()
    expect(found('mail')).toEqual([1, 3, 2])
    remove(cache, [3])
    expect(found('mail')).toEqual([1, 2])
  })

  it('begins after a first sync with the order of the tickets’ own changes', () => {
    put(cache, [
      one(1, 'Mail', { updated: 9 }),
      one(2, 'Mail', { updated: 3 }),
      one(3, 'Mail', { updated: 6 }),
    ])
    markAllTextDue(cache.write)
    while (indexSomeText(cache.write, 2) > 0);
    expect(found('mail')).toEqual([1, 3, 2])
  })

  it('is read on by keys and by an index, forward and backward, without a gap', () => {
    put(
      cache,
      Array.from({ length: 30 }, (_, number) => one(number + 1, number % 3 === 0 ? 'Router' : 'Mail')),
    )
    index()
    for (const hitOrder of ['recent', 'sort'] as const) {
      const view = { ...everything, text: 'mail', hitOrder, sort: 'number', direction: 'ascending' } as const
      const all = windowFrom(view, { kind: 'start' })
      expect(all).toMatchObject({ total: 20, start: 0 })
      for (const [place, { key }] of all.rows.entries()) {
        const after = windowFrom(view, { kind: 'after', key }, 7)
        expect(numbers(after)).toEqual(numbers(all).slice(place + 1, place + 8))
        expect(after.start).toBe(place + 1)
        const before = windowFrom(view, { kind: 'before', key }, 7)
        expect(numbers(before)).toEqual(numbers(all).slice(Math.max(0, place - 7), place))
        for (const from of [
          { kind: 'at', key },
          { kind: 'index', index: place },
        ] as const)
          expect([windowFrom(view, from, 7).start, windowFrom(view, from, 7).rows[0]?.key]).toEqual([
            place,
            key,
          ])
      }
    }
    for (const key of ['', 'x', 'hit.', 'hit.-1', 'hit.1.2.3', `hit.${'9'.repeat(30)}`])
      expect(
        readQueueWindow(cache.read, { ...everything, text: 'mail' }, { kind: 'after', key }, 5),
      ).toMatchObject({
        failure: { code: 'bad-call' },
      })
  })

  it('shows nothing that a filter hides while its change waits for the index', () => {
    put(cache, [one(1, 'Mail', { status: 'open' }), one(2, 'Mail', { status: 'open' })])
    index()
    put(cache, [one(2, 'Mail', { status: 'closed' })])
    expect(found('mail', { statuses: ['open'] })).toEqual([1])
    expect(look('mail').search).toMatchObject({ searched: 2, unindexed: 1 })
    index()
    expect(found('mail', { statuses: ['closed'] })).toEqual([2])
    expect(look('mail').search).toMatchObject({ searched: 2, unindexed: 0 })
  })

  it('counts per urgency, says what the filters hide, and lets the text overrule them', () => {
    put(cache, [
      one(1, 'Mail', { status: 'open', urgency: 'mission-critical' }),
      one(2, 'Mail', { status: 'closed' }),
      one(3, 'Mail', { status: 'resolved', group: 'group-2' }),
    ])
    index()
    const filtered = { statuses: ['new', 'open', 'pending'] } satisfies Partial<QueueView>
    expect(counts('mail', filtered)).toMatchObject({
      total: 1,
      hidden: 2,
      byUrgency: { 'mission-critical': 1, question: 0 },
    })
    expect(found('mail status:closed', filtered)).toEqual([2])
    expect(found('mail -status:closed', filtered)).toEqual([3, 1])
    expect(found('#3', filtered)).toEqual([3])
    expect(found('mail urgency:5', { urgencies: ['question'] })).toEqual([1])
    expect(found('mail', { urgencies: ['question'] })).toEqual([3, 2])
  })

  it('hints at a value that nobody answers to, and searches for the rest', () => {
    put(cache, [one(1, 'Mail'), one(2, 'Router')])
    index()
    for (const text of [
      'mail status:opn',
      'mail group:"No Such Group"',
      'mail from:nobody@x.y',
      'mail assignee:zz',
    ]) {
      const window = look(text)
      expect(numbers(window)).toEqual([1])
      expect(window.search?.hints).toHaveLength(1)
    }
    expect(look('status:opn')).toMatchObject({
      total: 2,
      search: { hints: [expect.stringContaining('open')] },
    })
    expect(look('').search).toBeUndefined()
  })
})

describe('operators', () => {
  const group = (id: string, name: string, aliases: string[], confirmed: boolean) =>
    groupSchema.parse({
      id, name, aliases, confirmed, plan: null, contacts: [], emailDomains: [], notes: '', mergedInto: null, version: 1,
      createdAt: at, updatedAt: at, blocked: null, standing: null,
    }) // prettier-ignore
  const colleague = (id: string, name: string) =>
    staffSchema.parse({
      id, name, email: `${id}@desk.example`, role: 'agent', phones: [], version: 1, createdAt: at, updatedAt: at, revokedAt: null,
    }) // prettier-ignore

  beforeEach(() => {
    changeCache(cache, (change) => {
      for (const one of [
        group('group-1', 'ACME Corp', ['Wile & Co'], true),
        group('group-2', 'Bolt', [], false),
      ])
        putGroup(change, one, one, false)
      for (const one of [colleague('staff-1', 'Imre Balogh'), colleague('staff-2', 'Mara Osei')])
        putStaff(change, one)
    })
    put(cache, [
      one(1, 'Mail', { assignee: 'staff-1', status: 'open', name: 'Cy' }),
      one(2, 'Mail', { group: 'group-2', status: 'closed' }),
      one(3, 'Mail', { assignee: 'staff-2', status: 'pending' }),
    ])
    say(1, 1, 'note', 'Rack four')
    say(3, 1, 'reply', 'It works', { attachments: [plan] })
    changeCache(cache, (change) => {
      const judged = {
        ...ticketOf(one(2, 'Mail', { group: 'group-2', status: 'closed' })),
        verdict: 'false-alarm' as const,
        mergedInto: ticketIdSchema.parse('ticket-1'),
      }
      putTicket(change, judged, judged, false)
      const changed = {
        ...ticketOf(one(3, 'Mail', { assignee: 'staff-2', status: 'pending' })),
        subject: 'Mail!',
      }
      putTicket(change, ticketOf(one(3, 'Mail')), changed, true)
    })
    index()
  })

  it('narrow by group, person, colleague, state and content', () => {
    const context: SearchContext = { ...nobodySearches, me: 'staff-1', drafts: () => ['ticket-2'] }
    const cases: [string, number[]][] = [
      ['group:"acme corp"', [3, 1]], ['group:wile', [3, 1]], ['group:bolt', [2]], ['-group:acme', [2]],
      ['from:cy', [1]], ['from:cy@x.example', [1]], ['from:"030 552123"', [1]], ['from:+4930552123', [1]],
      ['assignee:me', [1]], ['assignee:none', [2]], ['assignee:mara', [3]], ['assignee:"imre b",none', [2, 1]],
      ['is:mine', [1]], ['is:unassigned', [2]], ['is:unconfirmed', [2]], ['is:active', [3, 1]], ['is:waiting', [3]],
      ['is:false-alarm', [2]], ['is:unanswered', [2, 1]], ['-is:unanswered', [3]], ['is:unsent', [3]], ['-is:unsent', [2, 1]],
      ['is:unsent,closed', [3, 2]], ['has:note', [1]], ['has:reply', [3]], ['has:draft', [2]], ['-has:draft', [3, 1]],
      ['has:file', [3]], ['has:attachment', [3]], ['-has:file', [2, 1]], ['is:merged', [2]], ['-is:merged', [3, 1]],
      ['has:verdict', [2]], ['has:unsent', [3]], ['before:2024', [3, 2, 1]], ['after:2024', []], ['-before:2024', []],
      ['"rack four"', [1]], ['"four rack"', []], ['rack -note', [1]],
    ] // prettier-ignore
    expect(cases.map(([text]) => [text, found(text, {}, context)])).toEqual(cases)
    // What is merged is closed: who asks for it means that, whatever the bar says.
    expect(found('is:merged', { statuses: ['open'] })).toEqual([2])
  })

  it('are suggested with their values, and so are groups, people, colleagues and tickets', () => {
    const names = (text: string) =>
      suggestSearch(cache.read, text, text.length, 'staff-1').map(({ name }) => name)
    expect(names('')).toContain('urgency:')
    expect(names('sta')).toEqual(['status:'])
    expect(names('mail status:o')).toEqual(['open'])
    expect(names('group:ac')).toEqual(['ACME Corp'])
    expect(names('bol')).toEqual(['Bolt'])
    expect(names('from:cy')).toEqual(['Cy Test'])
    expect(names('assignee:m')).toEqual(['me', 'Mara Osei'])
    expect(names('#2')[0]).toBe('#2 Mail')
    expect(names('before:y')).toEqual(['yesterday'])
    expect(suggestSearch(cache.read, 'x group:ac y', 10, null)[0]?.insert).toEqual({
      start: 8,
      end: 10,
      text: '"ACME Corp" ',
    })
  })
})
