import { afterEach, beforeEach, expect, it } from 'vitest'
import { readQueueWindow } from '#main/store/queue-window'
import { nobodySearches } from '#main/store/search-plan'
import { readTicketView } from '#main/sync/ticket-view'
import { defaultQueueView } from '#shared/ipc/queue-view'
import type { Change } from '#shared/protocol/changes'
import { outageSchema } from '#shared/protocol/outage'
import { operation, operationPut, startChain } from '../../../support/operation-chain.ts'
import { groupPut, openFiles, type Files } from '../blocklist/files.ts'
import { ago, gate, now, put, ticket } from '../blocklist/told.ts'

let files: Files
beforeEach(() => (files = openFiles(() => now)))
afterEach(() => files.remove())

const feed = (...changes: Change[]) => files.feed([changes])
function outage(ticketIds: string[], groupIds: string[], version = 1): Change {
  const doc = outageSchema.parse({ id: 'x', beganAt: ago(2), lastAt: ago(1), ticketIds, groupIds, version })
  return { seq: 1, kind: 'outage', op: 'put', id: 'x', version, doc }
}
const rows = (text = '') => {
  const context = { ...nobodySearches, clock: { now, timeZone: 'UTC' } }
  const view = { ...defaultQueueView, text }
  const window = readQueueWindow(files.cache.read, view, { kind: 'start' }, 50, context)
  if (!window.ok) throw new Error(window.failure.message)
  return window.value.rows.map(({ id, gate: decided, outageGroups, groupBlocked }) => [
    id,
    decided,
    outageGroups,
    groupBlocked,
  ])
}

it('stands on each row that is part of it, on its ticket with all that are, and goes with the feed', () => {
  const [one, two, alone] = [ticket('g-a', 2), ticket('g-b', 1), ticket('g-c', 1)]
  feed(
    groupPut('g-a', { name: 'Acme' }),
    groupPut('g-b', { name: 'Borealis' }),
    ...[one, two, alone].map(put),
  )
  feed(outage([one.id, two.id], ['g-a', 'g-b']))
  expect(rows()).toEqual([
    [one.id, null, 2, false],
    [two.id, null, 2, false],
    [alone.id, null, null, false],
  ])
  // Of its groups one was merged into another since.
  feed(groupPut('g-a', { name: 'Acme', mergedInto: 'g-b' }, 2))
  expect(readTicketView(files.session, two.id)?.outage).toEqual({
    id: 'x',
    beganAt: Date.parse(ago(2)),
    lastAt: Date.parse(ago(1)),
    groups: [{ groupId: 'g-b', name: 'Borealis' }],
    tickets: [one, two].map(({ id, number, groupName, subject }) => ({
      ticketId: id,
      number,
      groupName,
      subject,
    })),
  })
  // A later version ties others; an earlier one that comes late changes nothing.
  feed(outage([two.id, alone.id], ['g-b', 'g-c', 'g-d'], 3))
  feed(outage([one.id], ['g-a', 'g-b'], 2))
  expect(rows().map(([, , groups]) => groups)).toEqual([null, 3, 3])
  feed({ seq: 1, kind: 'outage', op: 'delete', id: 'x', version: 4, doc: null })
  expect(rows().map(([, , groups]) => groups)).toEqual([null, null, null])
})

it('leaves the gate’s word where it matters: on what is mission critical and not settled; a blocked group on all it filed', () => {
  const withheld = ticket('g-a', 3, gate('withheld'))
  const resolved = ticket('g-a', 2, { ...gate('page'), status: 'resolved' })
  const lowered = ticket('g-a', 1, {
    ...gate('told'),
    urgency: { requested: 'mission-critical', effective: 'question', judged: null },
  })
  const unknown = ticket('g-b', 1, gate('unknown-group'))
  feed(groupPut('g-a'), ...[withheld, resolved, lowered, unknown].map(put))
  const block = startChain().record(operation('o', 'g-a', { until: ago(-1) }), 'ada', now - 1)
  feed(operationPut(block))
  expect(rows()).toEqual([
    [withheld.id, 'withheld', null, true],
    [unknown.id, 'unknown-group', null, false],
    [lowered.id, null, null, true],
  ])
})
