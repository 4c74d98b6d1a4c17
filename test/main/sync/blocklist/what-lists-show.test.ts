import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readOutbox } from '#main/store/acts'
import { readBlockPreview } from '#main/sync/blocklist/block-preview'
import { readBlockedGroupView } from '#main/sync/blocklist/blocked-group-view'
import { readBlocklistStatus, readBlocklistWindow } from '#main/sync/blocklist/blocklist-window'
import { performAct } from '#main/sync/perform-act'
import { readBlocked } from '#main/sync/triage/group-view'
import { readRecordView } from '#main/sync/triage/record-view'
import { actSchema } from '#shared/ipc/act'
import { madeOf } from '#shared/ipc/made-operation'
import type { BlocklistShow } from '#shared/ipc/blocklist-views'
import type { Change } from '#shared/protocol/changes'
import { groupIdSchema } from '#shared/protocol/common'
import { operation, operationPut, startChain, type OperationChain } from '../../../support/operation-chain.ts'
import { groupPut, openFiles, type Files } from './files.ts'
import { ago, day, gate, now, page, put, staff, ticket } from './told.ts'

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
const list = (show: BlocklistShow, text = '') => {
  const window = readBlocklistWindow(files.session, { show, text, after: null })
  if (!window.ok) throw new Error(window.failure.message)
  return window.value
}
const names = (show: BlocklistShow, text = '') => list(show, text).rows.map(({ groupName }) => groupName)
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
    // What comes late, and says how a page stood before, changes nothing.
    feed(page('p-2', [hit], 'resolved', [], 2), page('p-2', [hit], 'withheld', ['b-1']))
    expect(list('all').rows[1]?.hits).toBe(0)
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

  const lift = (operationId: string, targets: string[], groupId = 'g-b') =>
    performAct(
      files.session,
      actSchema.parse({
        kind: 'change-blocklist', operationId, groupId, act: 'lift', targets, reason: 'Why', evidence: [],
      }), // prettier-ignore
    )
  const kept = () =>
    readOutbox(files.work, 9)
      .flatMap(({ act, base }) => (act.kind === 'change-blocklist' ? [{ act, made: madeOf(base) }] : []))
      .toReversed()
  const states = () =>
    readBlockedGroupView(files.session, 'g-b')?.entries.map(({ id, state }) => [String(id), state])

  it('are lifted under the group that was blocked', () => {
    feed(groupPut('g-a', { name: 'Acme', mergedInto: 'g-b' }, 2))
    expect(lift('l-1', ['a']).ok).toBe(true)
    expect(kept().map(({ act }) => act.groupId)).toEqual(['g-a'])
    expect(states()).toEqual([['a', 'lifted'], ['b', 'in-force']]) // prettier-ignore
  })

  it('are lifted all at once by one press: one operation for each, in one commit, told twice as once', () => {
    feed(groupPut('g-a', { name: 'Acme', mergedInto: 'g-b' }, 2))
    const first = lift('l', ['b', 'a'])
    expect(first.ok).toBe(true)
    expect(lift('l', ['b', 'a'])).toEqual(first)
    expect(kept().map(({ act: { operationId, groupId, targets }, made }) => [operationId, groupId, targets, made?.after])).toEqual([
      ['l', 'g-b', ['b'], ['b']],
      [expect.any(String), 'g-a', ['a'], ['a']],
    ]) // prettier-ignore
    const [one, two] = kept().map(({ made }) => made?.madeAt)
    expect(two?.counter).toBe((one?.counter ?? 0) + 1)
    expect(states()).toEqual([['a', 'lifted'], ['b', 'lifted']]) // prettier-ignore
  })

  it('keep nothing of a press of which one part makes no sense', () => {
    feed(groupPut('g-a', { name: 'Acme', mergedInto: 'g-b' }, 2))
    expect(lift('l', ['a', 'never'])).toMatchObject({ ok: false, failure: { code: 'invalid-reference' } })
    expect(kept()).toEqual([])
    expect(states()).toEqual([['a', 'in-force'], ['b', 'in-force']]) // prettier-ignore
  })

  it('move back where the merge is not theirs any more', () => {
    feed(groupPut('g-a', { name: 'Acme', mergedInto: 'g-b' }, 2))
    feed(groupPut('g-a', { name: 'Acme' }, 3))
    expect(list('all').total).toBe(2)
  })
})
