import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readFeedPosition } from '#main/store/feed-position'
import { readRecordView } from '#main/sync/triage/record-view'
import { groupIdSchema, type GroupId } from '#shared/protocol/common'
import { groupWithRecordSchema } from '#shared/protocol/group'
import { ticketSchema } from '#shared/protocol/ticket'
import { verdicts } from '#shared/rules/verdict'
import { fillSample } from '#server/sample/fill-sample'
import { readCursor } from '#server/store/cursor'
import { makeProfile } from '../../../support/core-console.ts'
import { startDesk, type Desk } from '../../../support/desk.ts'
import { openConsole, type OpenConsole } from '../../../support/open-console.ts'
import { until } from '../../../support/until.ts'

/** The desk's time stands still: a ticket that grows too old between two questions would be a difference. */
const now = new Date('2026-11-29T10:00:00.000Z')

let desk: Desk
let profile: Awaited<ReturnType<typeof makeProfile>>
let agent: OpenConsole

beforeEach(async () => {
  desk = await startDesk({ clock: () => now })
  await fillSample(desk.database, { tickets: 400, seed: 3 }, now)
  profile = await makeProfile()
  agent = await openConsole({ profile: profile.path, serviceUrl: desk.url, token: desk.token })
  await agent.online()
}, 60_000)
afterEach(async () => {
  await agent.close()
  await desk.close()
  await profile.remove()
})

/** What changes what a ticket counts for; `nth` picks the ticket or group. */
const anyStep = fc.oneof(
  fc.record({
    do: fc.constant('judge' as const),
    nth: fc.nat(),
    verdict: fc.option(fc.constantFrom(...verdicts)),
  }),
  fc.record({ do: fc.constant('vouch' as const), nth: fc.nat(), yes: fc.boolean() }),
  fc.record({
    do: fc.constantFrom('flag' as const, 'take back' as const, 'contact' as const),
    nth: fc.nat(),
  }),
  fc.record({ do: fc.constant('merge' as const), nth: fc.nat(), into: fc.nat() }),
  fc.record({ do: fc.constant('move' as const), nth: fc.nat(), into: fc.nat() }),
  fc.record({ do: fc.constant('report' as const), nth: fc.nat() }),
)
type Step = typeof anyStep extends fc.Arbitrary<infer Value> ? Value : never

it('tells of every group what the desk tells, whatever was judged, flagged, vouched for, merged and moved', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 8, maxLength: 15 }), async (steps) => {
      for (const step of steps) await carryOut(step)
      await until('the console to have read everything', () => {
        const { cursor } = readFeedPosition(agent.session.cache.read)
        return cursor !== null && readCursor(cursor)?.seq === desk.database.head()
      })
      const [ours, theirs] = [new Map<GroupId, unknown>(), new Map<GroupId, unknown>()]
      for (const id of await groupIds()) {
        const answered = groupWithRecordSchema.parse((await desk.api('GET', `/v1/groups/${id}`)).body)
        theirs.set(id, answered.urgencyRecord)
        ours.set(id, shown(id))
      }
      expect(ours).toEqual(theirs)
    }),
    { numRuns: 6 },
  )
}, 120_000)

/** The console's record in the desk's shape: ids alone, the oldest first. */
function shown(groupId: GroupId): unknown {
  const record = readRecordView(agent.session.cache.read, groupId, now.getTime())
  if (record === null) return null
  const { missionCritical, kinds, lastFalseAt, falseShare } = record
  const ids = missionCritical.map(({ ticketId }) => ticketId).toReversed()
  const inOrder = (some: readonly string[]) => ids.filter((id) => some.includes(id))
  return {
    missionCritical: ids,
    justified: inOrder(kinds.justified),
    overstated: inOrder(kinds.overstated),
    falseAlarms: inOrder(kinds.falseAlarms),
    couldNotKnow: inOrder(kinds.couldNotKnow),
    unjudged: inOrder(kinds.unjudged),
    excused: inOrder(kinds.excused),
    unvouched: inOrder(kinds.unvouched),
    lastFalseAt,
    falseShare,
  }
}

async function groupIds(): Promise<GroupId[]> {
  const rows = await desk.database.read((reader) =>
    reader.selectFrom('customer_group').select('id').where('merged_into', 'is', null).orderBy('id').execute(),
  )
  return rows.map(({ id }) => groupIdSchema.parse(id))
}

async function carryOut(step: Step): Promise<void> {
  const rows = await desk.database.read((reader) =>
    reader.selectFrom('ticket').select('doc').orderBy('number', 'desc').execute(),
  )
  const critical = rows
    .map(({ doc }) => ticketSchema.parse(JSON.parse(doc)))
    .filter(({ urgency }) => urgency.requested === 'mission-critical')
  const groups = await groupIds()
  const ticket = critical[step.nth % critical.length]
  const groupId = groups[step.nth % groups.length]
  if (ticket === undefined || groupId === undefined) throw new Error('The sample has both.')
  const patch = (body: object) =>
    desk.api('PATCH', `/v1/tickets/${ticket.id}`, { headers: { 'if-match': `"${ticket.version}"` }, body })
  switch (step.do) {
    case 'judge':
      await patch({ verdict: step.verdict })
      return
    case 'vouch':
      await patch({ reporterConfirmed: step.yes })
      return
    case 'flag': {
      // On what somebody judged a flag says nothing any more.
      const unjudged = critical.filter(({ verdict }) => verdict === null)
      const { id } = unjudged[step.nth % unjudged.length] ?? ticket
      await desk.api('POST', `/v1/tickets/${id}/flags`, { body: { reason: 'Not urgent' } })
      return
    }
    case 'take back':
      await desk.api('DELETE', `/v1/tickets/${ticket.id}/flags`)
      return
    case 'contact': {
      const group = groupWithRecordSchema.parse((await desk.api('GET', `/v1/groups/${ticket.groupId}`)).body)
      const { email, phone } = ticket.requester
      await desk.api('PATCH', `/v1/groups/${group.id}`, {
        headers: { 'if-match': `"${group.version}"` },
        body: { contacts: [{ name: 'Grace', email, phone }] },
      })
      return
    }
    case 'merge':
      await desk.api('POST', `/v1/groups/${groupId}/merge`, {
        body: { into: groups[step.into % groups.length] },
      })
      return
    case 'move':
      await patch({ groupId: groups[step.into % groups.length] })
      return
    case 'report':
      await desk.api('POST', '/v1/tickets', {
        body: {
          groupName: `Reported ${step.nth % 4}`,
          urgency: 'mission-critical',
          requester: { firstName: 'Grace', lastName: 'Hopper', email: 'grace@example.com', phone: '' },
          subject: 'Down',
          description: 'Everything is down.',
        },
      })
  }
}
