import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readBlockPreview } from '#main/sync/blocklist/block-preview'
import { readBlockedGroupView } from '#main/sync/blocklist/blocked-group-view'
import { readBlocklistStatus, readBlocklistWindow } from '#main/sync/blocklist/blocklist-window'
import { readSuggestions } from '#main/sync/blocklist/suggestions'
import { performAct } from '#main/sync/perform-act'
import { readBlocked } from '#main/sync/triage/group-view'
import { findNearGroups } from '#main/sync/triage/near-groups'
import { readRecordView } from '#main/sync/triage/record-view'
import { actSchema } from '#shared/ipc/act'
import type { BlocklistShow } from '#shared/ipc/blocklist-views'
import type { Change } from '#shared/protocol/changes'
import { groupIdSchema } from '#shared/protocol/common'
import { pageSchema } from '#shared/protocol/page'
import { staffSchema } from '#shared/protocol/staff'
import { ticketSchema, type Ticket } from '#shared/protocol/ticket'
import { operation, operationPut, startChain, type OperationChain } from '../../../support/operation-chain.ts'
import { ticketOf } from '../../store/cached.ts'
import { groupPut, openFiles, type Files } from './files.ts'

const day = 86_400_000
const now = 1_700_000_000_000
const ago = (days: number) => new Date(now - days * day).toISOString()
let files: Files
let chain: OperationChain
beforeEach(() => {
  files = openFiles(() => now)
  chain = startChain()
})
afterEach(() => files.remove())

const feed = (...changes: Change[]) => files.feed([changes])
function record(id: string, groupId: string, more: object = {}, by = 'ada', daysAgo = 1): Change {
  const at = now - daysAgo * day
  return operationPut(
    chain.record(operation(id, groupId, { madeAt: { ms: at, counter: 0, node: 'n' }, ...more }), by, at),
  )
}
function staff(id: string, revokedAt: string | null = null): Change {
  const doc = {
    id,
    name: id.toUpperCase(),
    email: `${id}@x.example`,
    role: 'admin',
    revokedAt,
    version: 1,
    createdAt: ago(400),
  }
  return { seq: 1, kind: 'staff', op: 'put', id, version: 1, doc: staffSchema.parse(doc) }
}
let numbers = 0
function ticket(group: string, daysAgo: number, more: Partial<Record<keyof Ticket, unknown>> = {}): Ticket {
  numbers += 1
  const sketch = { urgency: 'mission-critical', status: 'open', group, assignee: null, updated: 0 } as const
  const made = ticketOf({ ...sketch, number: numbers, subject: 'Mail', name: 'Ada' })
  const by = { kind: 'staff', staffId: 'ada', name: 'ADA' }
  const vouched = { reporterConfirmed: { by, at: ago(daysAgo) } }
  return ticketSchema.parse({
    ...made,
    ...vouched,
    createdAt: ago(daysAgo),
    updatedAt: ago(daysAgo),
    ...more,
  })
}
const put = (doc: Ticket): Change => ({
  seq: 1,
  kind: 'ticket',
  op: 'put',
  id: doc.id,
  version: doc.version,
  doc,
})
function page(id: string, tickets: readonly Ticket[], state: string, entryIds: string[] = []): Change {
  const [first] = tickets
  const doc = pageSchema.parse({
    id, ticketId: first?.id, groupId: first?.groupId, outageId: null, state, ticketIds: tickets.map((one) => one.id),
    entryIds, beganAt: first?.createdAt, acknowledgedAt: null, version: 1,
  }) // prettier-ignore
  return { seq: 1, kind: 'page', op: 'put', id, version: 1, doc }
}
const gate = (outcome: string, pageId: string | null = null) => ({
  gate: { outcome, cause: 'filed', at: ago(1), reason: 'Why.', pageId, entryIds: [] },
})
const list = (show: BlocklistShow, text = '') => {
  const window = readBlocklistWindow(files.session, { show, text, after: null })
  if (!window.ok) throw new Error(window.failure.message)
  return window.value
}
const names = (show: BlocklistShow, text = '') => list(show, text).rows.map(({ groupName }) => groupName)
function suggested(rule: { falseAlarms: number; days: number } | null = null) {
  const steps = readSuggestions(files.session, rule)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

describe('the list', () => {
  it('shows who needs an administrator first, then by name; past blocks apart; found by former names', () => {
    feed(
      staff('ada'),
      groupPut('g-a', { name: 'Acme', aliases: ['Umbrella'] }),
      groupPut('g-b', { name: 'Borealis' }),
      groupPut('g-c', { name: 'Cobalt' }),
      groupPut('g-d', { name: 'Delta' }),
      record('a', 'g-a', { until: ago(-30) }),
      record('b', 'g-b', { until: ago(-1.5) }),
      record('c', 'g-c', { until: ago(0.5) }),
      record('d', 'g-d', { from: ago(-2), until: ago(-9) }),
    )
    expect(names('current')).toEqual(['Borealis', 'Acme', 'Delta'])
    expect(names('past')).toEqual(['Cobalt'])
    expect(names('to-review')).toEqual(['Borealis'])
    expect(names('all', 'umbr')).toEqual(['Acme'])
    expect(list('current').rows.map(({ state, endsSoon }) => [state, endsSoon])).toEqual([
      ['in-force', true],
      ['in-force', false],
      ['planned', false],
    ])
    expect(readBlocklistStatus(files.session)).toMatchObject({ inForce: 2, needsAdmin: 1, onlyHere: 0 })
    expect(readBlocked(files.cache.read, 'g-d', now)).toBe('planned')
  })

  it('goes on from where a window ended, a hundred groups at a time', () => {
    const ids = Array.from({ length: 130 }, (_, index) => `g-${String(index).padStart(3, '0')}`)
    feed(...ids.map((id) => groupPut(id)), ...ids.map((id) => record(`o-${id}`, id)))
    const first = list('all')
    const rest = readBlocklistWindow(files.session, { show: 'all', text: '', after: first.after })
    expect([first.rows.length, first.total, rest.ok && rest.value.rows.length]).toEqual([100, 130, 30])
    expect(rest.ok && [rest.value.after, rest.value.rows[0]?.groupId]).toEqual([null, 'g-100'])
    expect(readBlocklistWindow(files.session, { show: 'all', text: '', after: 'x' }).ok).toBe(false)
  })

  it('counts what each withheld, tells what never withheld anything, and whose authors have left', () => {
    const hit = ticket('g-a', 2, gate('withheld', 'p-1'))
    feed(
      staff('ada'),
      staff('eve', ago(3)),
      groupPut('g-a', { name: 'Acme' }),
      groupPut('g-b', { name: 'Borealis' }),
      record('a-1', 'g-a', {}, 'eve', 40),
      record('a-2', 'g-a', {}, 'ada', 40),
      record('b-1', 'g-b', {}, 'eve', 40),
      put(hit),
      page('p-1', [hit], 'withheld', ['a-1', 'a-2']),
    )
    const [acme, borealis] = list('all').rows
    expect(acme).toMatchObject({ hits: 1, isNeverHit: false, hasAuthorLeft: false, authors: ['EVE', 'ADA'] })
    expect(borealis).toMatchObject({ hits: 0, isNeverHit: true, hasAuthorLeft: true, lastHitAt: null })
    const view = readBlockedGroupView(files.session, 'g-a')
    expect(view?.entries.map(({ hits }) => hits.map(({ number }) => number))).toEqual([
      [hit.number],
      [hit.number],
    ])
    // A page that an entry withheld and that is no more leaves no trace.
    feed({ seq: 1, kind: 'page', op: 'delete', id: 'p-1', version: 2, doc: null })
    expect(list('all').rows[0]?.hits).toBe(0)
  })
})

describe('groups that were merged', () => {
  beforeEach(() =>
    feed(
      groupPut('g-a', { name: 'Acme' }),
      groupPut('g-b', { name: 'Acme Corp Berlin' }),
      record('a', 'g-a'),
      record('b', 'g-b'),
      put(ticket('g-a', 5, { verdict: 'false-alarm' })),
      put(ticket('g-b', 4, { verdict: 'justified' })),
    ),
  )

  it('count as the one that they were merged into: on the list, in its record, and when it is blocked', () => {
    expect(list('all').total).toBe(2)
    feed(groupPut('g-a', { name: 'Acme', mergedInto: 'g-b' }, 2))
    expect(list('all').rows).toMatchObject([{ groupId: 'g-b', groupName: 'Acme Corp Berlin' }])
    expect(readBlockedGroupView(files.session, 'g-a')?.entries.map(({ id }) => id)).toEqual(['a', 'b'])
    expect(readRecordView(files.cache.read, groupIdSchema.parse('g-b'), now)?.kinds).toMatchObject({
      falseAlarms: [expect.anything()],
      justified: [expect.anything()],
    })
    feed(record('l', 'g-b', { act: 'lift', targets: ['b'], after: ['b'] }))
    expect(readBlocked(files.cache.read, 'g-b', now)).toBe('in-force')
    // And merged once more: everything moves on.
    feed(groupPut('g-c', { name: 'Umbrella' }), groupPut('g-b', { name: 'B', mergedInto: 'g-c' }, 2))
    expect(list('all').rows).toMatchObject([{ groupId: 'g-c', state: 'in-force' }])
    expect(readBlocked(files.cache.read, 'g-c', now)).toBe('in-force')
    expect(readBlockPreview(files.session, 'g-c').entriesInForce).toBe(1)
  })

  it('are lifted under the group that was blocked, one after the other', () => {
    feed(groupPut('g-a', { name: 'Acme', mergedInto: 'g-b' }, 2))
    const lift = (operationId: string, targets: string[]) =>
      performAct(
        files.session,
        actSchema.parse({
          kind: 'change-blocklist', operationId, groupId: 'g-b', act: 'lift', targets, reason: 'Why', evidence: [],
        }), // prettier-ignore
      )
    expect(lift('l-0', ['a', 'b'])).toMatchObject({ ok: false, failure: { code: 'invalid-request' } })
    expect(lift('l-1', ['a']).ok).toBe(true)
    expect(files.work.all('SELECT subject FROM act')).toEqual([{ subject: 'blocklist:g-a' }])
    const states = readBlockedGroupView(files.session, 'g-b')?.entries.map(({ id, state }) => [id, state])
    expect(states).toEqual([['a', 'lifted'], ['b', 'in-force']]) // prettier-ignore
  })

  it('move back where the merge is not theirs any more', () => {
    feed(groupPut('g-a', { name: 'Acme', mergedInto: 'g-b' }, 2))
    feed(groupPut('g-a', { name: 'Acme' }, 3))
    expect(list('all').total).toBe(2)
  })
})

describe('what a block would have meant', () => {
  it('are the pages that were sent, of 90 days; of what is older than the gate, what was mission critical', () => {
    const sent = ticket('g-a', 3, { ...gate('page', 'p-1'), verdict: 'justified' })
    const joined = ticket('g-a', 4, gate('joined', 'p-1'))
    const withheld = ticket('g-a', 2, gate('withheld', 'p-2'))
    const unknown = ticket('g-a', 2, gate('unknown-group'))
    const beforeGate = ticket('g-a', 80)
    const raised = ticket('g-a', 1, {
      ...gate('page', 'p-3'),
      urgency: { requested: 'question', effective: 'mission-critical', judged: null },
    })
    const tooOld = ticket('g-a', 95)
    const elsewhere = ticket('g-b', 3)
    const all = [sent, joined, withheld, unknown, beforeGate, raised, tooOld, elsewhere]
    feed(
      groupPut('g-a'),
      groupPut('g-b'),
      ...all.map(put),
      page('p-1', [sent, joined], 'notified'),
      page('p-2', [withheld], 'withheld'),
      page('p-3', [raised], 'queued'),
    )
    const preview = readBlockPreview(files.session, 'g-a')
    expect(preview.withheld.map(({ number }) => number)).toEqual(
      [raised, sent, joined, beforeGate].map(({ number }) => number),
    )
    expect(preview.justified.map(({ number }) => number)).toEqual([sent.number])
    expect(preview).toMatchObject({ days: 90, entriesInForce: 0 })
  })
})

describe('suggestions', () => {
  const alarms = (group: string, ...daysAgo: number[]) =>
    daysAgo.map((days) => put(ticket(group, days, { verdict: 'false-alarm' })))

  it('name who met the rule and is not blocked, the most false alarms first, with what the rule would have done', () => {
    feed(
      groupPut('g-a', { name: 'Acme' }),
      groupPut('g-b', { name: 'Borealis' }),
      groupPut('g-c', { name: 'Cobalt' }),
      groupPut('g-d', { name: 'Delta' }),
      ...alarms('g-a', 29, 20, 10),
      ...alarms('g-b', 25, 15, 8, 5),
      put(ticket('g-b', 2, { verdict: 'justified' })),
      ...alarms('g-c', 80, 50, 10),
      ...alarms('g-d', 5, 4, 3),
      record('d', 'g-d'),
    )
    const view = suggested()
    expect(view.suggestions.map(({ groupName, falseAlarms }) => [groupName, falseAlarms.length])).toEqual([
      ['Borealis', 4],
      ['Acme', 3],
    ])
    expect(view).toMatchObject({ total: 2, pending: false, rule: { falseAlarms: 3, days: 30 } })
    expect(view.suggestions[0]?.replay).toMatchObject({
      metAt: now - 8 * day,
      withheld: [{ verdict: 'justified' }, { verdict: 'false-alarm' }],
      justified: [{ verdict: 'justified' }],
    })
    expect(view.replay).toMatchObject({ days: 90, groups: 3, withheld: 2 })
    expect(view.replay.justified).toHaveLength(1)
    expect(suggested({ falseAlarms: 3, days: 90 }).suggestions.map(({ groupName }) => groupName)).toContain(
      'Cobalt',
    )
  })

  it('neither count what nobody vouches for, nor what was part of an outage; a flag counts', () => {
    const outage = ticket('g-a', 3, { verdict: 'false-alarm' })
    const flagged = ticket('g-a', 2)
    const unvouched = ticket('g-a', 1, { verdict: 'false-alarm', reporterConfirmed: null })
    feed(groupPut('g-a'), ...[outage, flagged, unvouched].map(put), ...alarms('g-a', 9))
    expect(suggested({ falseAlarms: 3, days: 30 }).total).toBe(0)
    const by = { kind: 'staff' as const, staffId: null, name: 'EVE' }
    const flag = { id: 'f', ticketId: flagged.id, reason: 'No', note: '', by, createdAt: ago(1), version: 1 }
    feed({ seq: 1, kind: 'flag', op: 'put', id: 'f', version: 1, doc: flag as never })
    expect(suggested({ falseAlarms: 3, days: 30 }).total).toBe(1)
    const tied = {
      id: 'x',
      beganAt: ago(3),
      lastAt: ago(3),
      ticketIds: [outage.id],
      groupIds: [],
      version: 1,
    }
    feed({ seq: 1, kind: 'outage', op: 'put', id: 'x', version: 1, doc: tied as never })
    expect(suggested({ falseAlarms: 3, days: 30 }).total).toBe(0)
    expect(readRecordView(files.cache.read, groupIdSchema.parse('g-a'), now)?.kinds).toMatchObject({
      excused: [outage.id],
      unvouched: [unvouched.id],
      falseAlarms: [flagged.id, expect.anything()],
    })
  })

  it('know a reporter by address or number among the contacts of the group', () => {
    const reporter = { firstName: 'Ada', lastName: 'Test', email: '', phone: '+49 30 5512 34567' }
    const known = ticket('g-a', 3, { reporterConfirmed: null, requester: reporter })
    feed(groupPut('g-a', { contacts: [{ name: 'Ada', email: '', phone: '030 551234567' }] }), put(known))
    expect(readRecordView(files.cache.read, groupIdSchema.parse('g-a'), now)?.kinds.unjudged).toEqual([
      known.id,
    ])
  })
})

describe('names that are almost the same', () => {
  it.each([
    ['Harbor Books', 'Harbour Books'],
    ['Habrour Books', 'Harbour Books'],
    ['Books Harbour', 'Harbour Books'],
    ['Harbour', 'Harbour Books'],
    ['Harbour Books Kiel', 'Harbour Books'],
    ['Norht Wind', 'Borealis'],
  ])('find for “%s” the group “%s”', (typed, found) => {
    feed(
      groupPut('g-a', { name: 'Harbour Books' }),
      groupPut('g-b', { name: 'Borealis', aliases: ['North Wind'] }),
      groupPut('g-c', { name: 'Cobalt Mining' }),
    )
    const near = findNearGroups(files.cache.read, typed, null)
    expect(near.map(({ name }) => name)).toEqual([found])
    expect(near[0]?.alias).toBe(found === 'Borealis' ? 'North Wind' : null)
  })

  it('are none where it is the very name, the group itself, or one that was merged', () => {
    feed(groupPut('g-a', { name: 'Harbour Books' }), groupPut('g-b', { name: 'Harbor Books' }))
    const near = (name: string, except: string | null = null) =>
      findNearGroups(files.cache.read, name, except).map(({ groupId }) => groupId)
    expect(near('HARBOUR books Ltd')).toEqual(['g-b'])
    expect(near('Harbour Boks', 'g-a')).toEqual(['g-b'])
    feed(groupPut('g-b', { name: 'Harbor Books', mergedInto: 'g-a' }, 2))
    expect(near('Harbour Boks', 'g-a')).toEqual([])
    expect(near('!!!')).toEqual([])
  })
})
