import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readBlockedGroupView } from '#main/sync/blocklist/blocked-group-view'
import { readThresholds } from '#main/sync/thresholds'
import { actSchema } from '#shared/ipc/act'
import { groupSchema } from '#shared/protocol/group'
import type { Ticket } from '#shared/protocol/ticket'
import { decidedWishes, disputeQuestions } from '../../../../renderer/features/blocklist/decisions.ts'
import { makeProfile } from '../../../support/core-console.ts'
import { startDesk, type Desk } from '../../../support/desk.ts'
import { file } from '../../../support/filed.ts'
import { openConsole, type OpenConsole } from '../../../support/open-console.ts'
import { until } from '../../../support/until.ts'

const critical = { urgency: 'mission-critical' as const }
let desk: Desk
let profile: Awaited<ReturnType<typeof makeProfile>>
let admin: OpenConsole
let ticket: Ticket

beforeEach(async () => {
  desk = await startDesk()
  ticket = await file(desk, critical)
  profile = await makeProfile()
  admin = await openConsole({ profile: profile.path, serviceUrl: desk.url, token: desk.token })
  await admin.online()
  await admin.pulled(ticket.id, 1)
})
afterEach(async () => {
  await admin.close()
  await desk.close()
  await profile.remove()
})

/** Does an act, and waits until the feed has shown what came of it. */
async function perform(act: object): Promise<void> {
  const id = admin.perform(actSchema.parse(act))
  await until('it to be sent', () => admin.entry(id).state.kind === 'sent')
  const isSettled = () => admin.session.work.get('SELECT 1 FROM act WHERE settled = 0') === undefined
  await until('the feed to show it', isSettled)
}
const view = (id: string = ticket.id) => admin.view(id)

it('flags a ticket, says it better, and takes it back', async () => {
  const flag = { kind: 'flag-ticket', ticketId: ticket.id, reason: 'Not urgent', note: '' }
  await perform({ ...flag, flagId: randomUUID() })
  const [first] = view().flags
  await perform({ ...flag, flagId: randomUUID(), reason: 'A newsletter' })
  expect(view().flags).toMatchObject([{ id: first?.id, reason: 'A newsletter', isMine: true, act: null }])
  await perform({ kind: 'unflag-ticket', ticketId: ticket.id })
  expect(view().flags).toEqual([])
})

it('pages by hand, vouches for a reporter, and changes a rule', async () => {
  await perform({
    kind: 'page-by-hand',
    ticketId: ticket.id,
    pageId: randomUUID(),
    text: 'Half the town is dark',
  })
  expect(view().pages[0]).toMatchObject({ kind: 'manual', text: 'Half the town is dark', act: null })
  await perform({ kind: 'change-ticket', ticketId: ticket.id, set: { reporterConfirmed: true } })
  expect(view().ticket.reporterConfirmed).toMatchObject({ by: { staffId: admin.session.person.id } })
  const suggestion = { falseAlarms: 5, days: 9 }
  await perform({ kind: 'change-thresholds', set: { suggestion } })
  expect(readThresholds(admin.session)).toMatchObject({ thresholds: { suggestion }, pending: false })
})

it('blocks a group that is merged then, and lifts the block of what it became', async () => {
  const created = await desk.api('POST', '/v1/groups', { body: { name: 'Borealis' } })
  const other = groupSchema.parse(created.body)
  const operation = {
    kind: 'change-blocklist',
    targets: [],
    reason: 'Three false alarms',
    evidence: [ticket.id],
  }
  const block = { ...operation, operationId: randomUUID(), groupId: ticket.groupId, act: 'block' }
  await perform(block)
  expect(view().group).toMatchObject({ blocked: 'in-force', record: { missionCritical: 1 } })
  await perform({ kind: 'merge-group', groupId: ticket.groupId, into: other.id })
  expect(view().group).toMatchObject({ id: other.id, blocked: 'in-force' })
  const withheld = await file(desk, { ...critical, groupName: 'Borealis' })
  await admin.pulled(withheld.id, 1)
  await until('its page', () => view(withheld.id).pages.length > 0)
  expect(view(withheld.id).pages).toMatchObject([{ kind: 'gate', state: 'withheld' }])
  const lift = { act: 'lift', groupId: other.id, targets: [block.operationId] }
  await perform({ ...operation, ...lift, operationId: randomUUID() })
  expect(view(withheld.id).group?.blocked).toBeNull()
})

it('lifts with one press what stands of two groups that were merged, each under its own group at the desk', async () => {
  const created = await desk.api('POST', '/v1/groups', { body: { name: 'Borealis' } })
  const other = groupSchema.parse(created.body)
  const operation = { kind: 'change-blocklist', reason: 'Three false alarms', evidence: [], targets: [] }
  const [one, two] = [randomUUID(), randomUUID()]
  await perform({ ...operation, act: 'block', operationId: one, groupId: ticket.groupId })
  await perform({ ...operation, act: 'block', operationId: two, groupId: other.id })
  await perform({ kind: 'merge-group', groupId: ticket.groupId, into: other.id })
  expect(view().group).toMatchObject({ id: other.id, blocked: 'in-force' })
  const lift = {
    ...operation,
    act: 'lift',
    operationId: randomUUID(),
    groupId: other.id,
    targets: [one, two],
  }
  await perform(lift)
  await until('the group to page again', () => view().group?.blocked === null)
  const answer = await desk.api('GET', '/v1/blocklist')
  const { items } = answer.body as { items: { id: string; groupId: string; state: string }[] }
  const stands = new Map(items.map(({ id, groupId, state }) => [id, [groupId, state]]))
  expect(stands.get(one)).toEqual([ticket.groupId, 'lifted'])
  expect(stands.get(two)).toEqual([other.id, 'lifted'])
  // Whoever is blocked anew after that is blocked: nothing lifted comes back, and nothing new is lifted.
  await perform({ ...operation, act: 'block', operationId: randomUUID(), groupId: other.id })
  expect(view().group?.blocked).toBe('in-force')
})

it('decides with one press what was disputed under two groups that were merged', async () => {
  const created = await desk.api('POST', '/v1/groups', { body: { name: 'Borealis' } })
  const other = groupSchema.parse(created.body)
  const operation = { kind: 'change-blocklist', reason: 'Three false alarms', evidence: [], targets: [] }
  const blocked = [
    { groupId: ticket.groupId, operationId: randomUUID() },
    { groupId: other.id, operationId: randomUUID() },
  ]
  for (const each of blocked) {
    await perform({ ...operation, act: 'block', ...each })
    // Two others change it, and do not know of each other.
    const elsewhere = {
      groupId: each.groupId,
      targets: [each.operationId],
      after: [each.operationId],
      evidence: [],
    }
    const stamp = { ms: Date.now(), counter: 0, node: 'elsewhere' }
    const until = new Date(Date.now() + 30 * 86_400_000).toISOString()
    const operations = [
      { ...elsewhere, id: randomUUID(), act: 'shorten', until, reason: 'Still at it', madeAt: stamp },
      {
        ...elsewhere,
        id: randomUUID(),
        act: 'lift',
        reason: 'They promised',
        madeAt: { ...stamp, counter: 1 },
      },
    ]
    const reply = await desk.api('POST', '/v1/blocklist/operations', { body: { operations } })
    expect(reply.body).toMatchObject({ results: [{ outcome: 'applied' }, { outcome: 'applied' }] })
  }
  await perform({ kind: 'merge-group', groupId: ticket.groupId, into: other.id })
  const shown = () => readBlockedGroupView(admin.session, other.id)
  await until('both disputes', () => shown()?.disputes.length === 2)
  const group = shown()
  if (group === null) throw new Error('The group is not shown.')
  const questions = disputeQuestions(group, Date.now())
  // One block is wished anew, the other lift stays.
  const [anew, stays] = questions
  if (anew === undefined || stays === undefined) throw new Error('There are not two questions.')
  const chosen = new Map([
    [anew.kept.id, anew.lost[0]?.id ?? anew.kept.id],
    [stays.kept.id, stays.kept.id],
  ])
  for (const wish of decidedWishes(questions, chosen))
    await perform({ kind: 'change-blocklist', operationId: randomUUID(), ...wish })
  expect(shown()?.disputes).toEqual([])
  const states = shown()?.entries.map(({ groupId, state }) => `${groupId} ${state}`)
  const { groupId } = anew.entry
  expect(new Set(states)).toEqual(new Set([`${groupId} in-force`, `${groupId} lifted`, `${stays.entry.groupId} lifted`])) // prettier-ignore
  expect(states).toHaveLength(3)
})
