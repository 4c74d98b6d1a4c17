import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readBlockPreview } from '#main/sync/blocklist/block-preview'
import { readSuggestions } from '#main/sync/blocklist/suggestions'
import { readRecordView } from '#main/sync/triage/record-view'
import type { Change } from '#shared/protocol/changes'
import { groupIdSchema } from '#shared/protocol/common'
import { flagSchema } from '#shared/protocol/flag'
import { outageSchema } from '#shared/protocol/outage'
import { operation, operationPut, startChain } from '../../../support/operation-chain.ts'
import { groupPut, openFiles, type Files } from './files.ts'
import { ago, day, gate, now, page, put, ticket } from './told.ts'

let files: Files
beforeEach(() => (files = openFiles(() => now)))
afterEach(() => files.remove())

const feed = (...changes: Change[]) => files.feed([changes])
function suggested(rule: { falseAlarms: number; days: number } | null = null) {
  const steps = readSuggestions(files.session, rule)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

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
      operationPut(startChain().record(operation('d', 'g-d'), 'ada', now - day)),
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
    const by = { kind: 'staff', staffId: null, name: 'EVE' }
    const flag = { id: 'f', ticketId: flagged.id, reason: 'No', note: '', by, createdAt: ago(1), version: 1 }
    feed({ seq: 1, kind: 'flag', op: 'put', id: 'f', version: 1, doc: flagSchema.parse(flag) })
    expect(suggested({ falseAlarms: 3, days: 30 }).total).toBe(1)
    const tied = {
      id: 'x',
      beganAt: ago(3),
      lastAt: ago(3),
      ticketIds: [outage.id],
      groupIds: [],
      version: 1,
    }
    feed({ seq: 1, kind: 'outage', op: 'put', id: 'x', version: 1, doc: outageSchema.parse(tied) })
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
