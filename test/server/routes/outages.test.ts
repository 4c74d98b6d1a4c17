import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changesReplySchema } from '#shared/protocol/changes'
import { operationResultsSchema } from '#shared/protocol/blocklist'
import { groupSchema } from '#shared/protocol/group'
import { outageSchema, type Outage } from '#shared/protocol/outage'
import { pageListSchema } from '#shared/protocol/page'
import { ticketWithMessagesSchema, type NewTicket, type Ticket } from '#shared/protocol/ticket'
import { settingsReplySchema } from '#shared/protocol/settings'
import { closeSoundDesk } from '../../support/close-sound-desk.ts'
import { startDesk, type Desk } from '../../support/desk.ts'
import { file } from '../../support/filed.ts'

const start = Date.parse('2026-11-28T03:00:00.000Z')
const minute = 60_000

let desk: Desk
let now: number
const groups = new Map<string, string>()
beforeEach(async () => {
  now = start
  desk = await startDesk({ clock: () => new Date(now) })
  for (const name of ['Acme', 'Bolt', 'Cobalt', 'Dune'])
    groups.set(name, groupSchema.parse((await desk.api('POST', '/v1/groups', { body: { name } })).body).id)
})
afterEach(() => closeSoundDesk(desk))

async function report(groupName: string, after = 0, fields: Partial<NewTicket> = {}): Promise<Ticket> {
  now += after * minute
  return file(desk, { groupName, urgency: 'mission-critical', ...fields })
}

async function feed(cursor?: string) {
  const query = cursor === undefined ? '' : `&cursor=${cursor}`
  return changesReplySchema.parse((await desk.api('GET', `/v1/changes?limit=5000${query}`)).body)
}
const endOfFeed = async () => (await feed()).cursor
const changesAfter = async (cursor: string) => (await feed(cursor)).changes
const goneFromFeed = (outage: Outage | undefined): unknown =>
  expect.objectContaining({ kind: 'outage', id: outage?.id, op: 'delete', doc: null })
async function outages(): Promise<Outage[]> {
  const puts = (await feed()).changes.filter((change) => change.kind === 'outage' && change.op === 'put')
  return puts.map((change) => outageSchema.parse(change['doc']))
}
const pages = async () => pageListSchema.parse((await desk.api('GET', '/v1/pages')).body).items
const read = async ({ id }: Pick<Ticket, 'id'>) =>
  ticketWithMessagesSchema.parse((await desk.api('GET', `/v1/tickets/${id}`)).body)
async function change(ticket: Pick<Ticket, 'id'>, body: object): Promise<void> {
  const headers = { 'if-match': '*' }
  expect((await desk.api('PATCH', `/v1/tickets/${ticket.id}`, { body, headers })).status).toBe(200)
}
async function confirm(groupId: string): Promise<void> {
  const headers = { 'if-match': '*' }
  await desk.api('PATCH', `/v1/groups/${groupId}`, { body: { confirmed: true }, headers })
}
async function block(groupId: string | undefined): Promise<void> {
  const madeAt = { ms: now, counter: 0, node: 'desk' }
  const operation = { id: `block-${groupId}`, groupId, act: 'block', targets: [], after: [], reason: 'Crying wolf', madeAt } // prettier-ignore
  const reply = await desk.api('POST', '/v1/blocklist/operations', { body: { operations: [operation] } })
  expect(operationResultsSchema.parse(reply.body).results).toMatchObject([{ outcome: 'applied' }])
}

describe('an outage', () => {
  it('is what three groups report within a quarter of an hour, whichever way the tickets came to it', async () => {
    const raised = await report('Acme', 0, { urgency: 'question' })
    await change(raised, { urgency: 'impaired-function' })
    const reopened = await report('Bolt', 1)
    await change(reopened, { status: 'resolved' })
    now += 30 * minute
    expect(await outages()).toEqual([])
    await change(reopened, { status: 'open' })
    const filed = await report('Cobalt', 1)
    await change(raised, { urgency: 'mission-critical' })
    expect(await outages()).toMatchObject([
      {
        beganAt: new Date(start + 31 * minute).toISOString(),
        lastAt: new Date(now).toISOString(),
        ticketIds: [reopened.id, ...[filed.id, raised.id].toSorted()],
        groupIds: { length: 3 },
      },
    ])
  })

  it('is one page: who is part of it joins it, also of another group', async () => {
    const first = await report('Acme')
    const second = await report('Bolt', 1)
    expect([first.gate?.outcome, second.gate?.outcome]).toEqual(['page', 'page'])
    const third = await report('Cobalt', 1)
    const [outage] = await outages()
    expect(third.gate).toMatchObject({ outcome: 'joined', pageId: second.gate?.pageId })
    const fourth = await report('Dune', 1)
    expect(fourth.gate).toMatchObject({ outcome: 'joined', pageId: second.gate?.pageId })
    expect(await pages()).toMatchObject([
      { outageId: outage?.id, ticketIds: [second.id, third.id, fourth.id] },
      { outageId: outage?.id, ticketIds: [first.id] },
    ])
    expect((await read(first)).version).toBe(first.version)
  })

  it('is not made by groups that are blocked or unknown; what they report meanwhile is tied in, and stays withheld', async () => {
    await block(groups.get('Dune'))
    await report('Acme')
    const blocked = await report('Dune', 1)
    const unknown = await report('Whoever', 1)
    await report('Bolt', 1)
    expect(await outages()).toEqual([])
    await report('Cobalt', 1)
    const [outage] = await outages()
    expect(outage?.ticketIds).toEqual(expect.arrayContaining([blocked.id, unknown.id]))
    expect(outage?.groupIds).not.toContain(groups.get('Dune'))
    expect(blocked.gate?.outcome).toBe('withheld')
    const again = await report('Dune', 1)
    expect(again.gate?.outcome).toBe('withheld')
    await report('Acme', 1)
    expect((await outages())[0]?.ticketIds).toContain(again.id)
    expect((await read(again)).gate?.outcome).toBe('withheld')
  })

  it('is found once a group is confirmed, or a ticket linked to one that is', async () => {
    await report('Acme')
    await report('Bolt', 1)
    const unknown = await report('Whoever', 1)
    expect(await outages()).toEqual([])
    now += 60 * minute
    await confirm(unknown.groupId)
    expect(await outages()).toMatchObject([{ beganAt: new Date(start).toISOString() }])
    expect((await read(unknown)).gate).toMatchObject({ outcome: 'page', cause: 'group-known' })
    const [page] = await pages()
    expect(page).toMatchObject({ ticketId: unknown.id, outageId: (await outages())[0]?.id })
  })

  it('falls apart where a report turns out to be another group’s, and its pages are free again', async () => {
    await report('Acme')
    await report('Bolt', 1)
    const third = await report('Cobalt', 1)
    const [outage] = await outages()
    const cursor = await endOfFeed()
    await change(third, { groupId: groups.get('Acme') })
    expect(await outages()).toEqual([])
    expect(await changesAfter(cursor)).toContainEqual(goneFromFeed(outage))
    expect((await pages()).map(({ outageId }) => outageId)).toEqual([null, null])
  })

  it('takes in another one where a report between them joins the two; the older id stays', async () => {
    for (const name of ['Acme', 'Bolt', 'Cobalt']) await report(name, 1)
    now += 14 * minute
    for (const name of ['Acme', 'Bolt']) await report(name, 1)
    const last = await report('Cobalt', 1)
    await desk.api('POST', '/v1/pages', { body: { kind: 'manual', ticketId: last.id, text: 'Look' } })
    const [older, younger] = await outages()
    expect(younger).toBeDefined()
    const cursor = await endOfFeed()
    now -= 9 * minute
    await report('Bolt')
    expect(await outages()).toMatchObject([{ id: older?.id, ticketIds: { length: 7 } }])
    expect(await changesAfter(cursor)).toContainEqual(goneFromFeed(younger))
    expect(new Set((await pages()).map(({ outageId }) => outageId))).toEqual(new Set([older?.id]))
  })

  it('goes by the thresholds of the day; what stood before them goes on standing', async () => {
    const thresholds = async (groups: number, minutes: number) => {
      const { version: _, ...settings } = settingsReplySchema.parse((await desk.api('GET', '/v1/settings')).body)
      const set = { ...settings.thresholds, outage: { groups, minutes } }
      expect((await desk.api('PUT', '/v1/settings', { body: { ...settings, thresholds: set } })).status).toBe(200)
    } // prettier-ignore
    await thresholds(2, 5)
    await report('Acme')
    await report('Bolt', 6)
    expect(await outages()).toEqual([])
    await report('Cobalt', 1)
    expect(await outages()).toMatchObject([{ groupIds: { length: 2 } }])
    await thresholds(4, 15)
    await report('Dune', 1)
    expect(await outages()).toMatchObject([{ groupIds: { length: 4 } }])
  })
})
