import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { groupIdSchema } from '#shared/protocol/common'
import { groupWithRecordSchema } from '#shared/protocol/group'
import { problemSchema } from '#shared/protocol/problem'
import { ticketWithMessagesSchema, type Ticket } from '#shared/protocol/ticket'
import { fileTicket } from '#server/store/tickets'
import { recordRows } from '#server/store/urgency-records'
import { startDesk, type Desk } from '../../support/desk.ts'
import { newTicket } from '../../support/filed.ts'

const day = 86_400_000
let desk: Desk
let now: number
beforeEach(async () => {
  now = Date.parse('2026-11-28T03:00:00.000Z')
  desk = await startDesk({ clock: () => new Date(now) })
})
afterEach(() => desk.close())

const known = { name: 'Grace Hopper', email: 'grace@example.com', phone: '' }
/** As the public form files it: mission critical, for this group. */
async function filed(groupName: string, given: Partial<ReturnType<typeof newTicket>> = {}): Promise<Ticket> {
  now += day
  const author = { kind: 'customer' as const, staffId: null, name: 'Grace Hopper' }
  const wanted = newTicket({ groupName, urgency: 'mission-critical', ...given })
  const { ticket } = await desk.database.write((tx) =>
    fileTicket(tx, { ...wanted, source: 'form', author, now: new Date(now) }),
  )
  return ticket
}
const stranger = { ...newTicket().requester, email: 'who@example.com', phone: '+1 555 999 8877' }
const patch = async (path: string, body: object) => {
  const reply = await desk.api('PATCH', path, { body, headers: { 'if-match': '*' } })
  expect(reply.status).toBe(200)
}
const group = async (id: string) =>
  groupWithRecordSchema.parse((await desk.api('GET', `/v1/groups/${id}`)).body)
const makeGroup = async (name: string) =>
  groupWithRecordSchema
    .omit({ urgencyRecord: true })
    .parse((await desk.api('POST', '/v1/groups', { body: { name, contacts: [known] } })).body)

describe('the urgency record of a group', () => {
  it('names the tickets behind each number, as far as the desk can say who filed them', async () => {
    const acme = await makeGroup('Acme')
    expect((await group(acme.id)).urgencyRecord).toMatchObject({ missionCritical: [], falseShare: 0.25 })
    const [right, wrong, flagged, open, strange, vouched] = [
      await filed('Acme'), await filed('Acme'), await filed('Acme'), await filed('Acme'),
      await filed('Acme', { requester: stranger }), await filed('Acme', { requester: stranger }),
    ] // prettier-ignore
    await filed('Acme', { urgency: 'question' })
    await patch(`/v1/tickets/${right.id}`, { verdict: 'justified' })
    for (const ticket of [wrong, strange, vouched])
      await patch(`/v1/tickets/${ticket.id}`, { verdict: 'false-alarm' })
    await patch(`/v1/tickets/${wrong.id}`, { urgency: 'question' })
    await patch(`/v1/tickets/${vouched.id}`, { reporterConfirmed: true })
    await desk.api('POST', `/v1/tickets/${flagged.id}/flags`, { body: { reason: 'Nothing is down' } })
    expect((await group(acme.id)).urgencyRecord).toEqual({
      missionCritical: [right, wrong, flagged, open, strange, vouched].map(({ id }) => id),
      justified: [right.id],
      overstated: [],
      falseAlarms: [wrong.id, flagged.id, vouched.id],
      couldNotKnow: [],
      unjudged: [open.id],
      excused: [],
      unvouched: [strange.id],
      lastFalseAt: Date.parse(vouched.createdAt),
      falseShare: 0.5,
    })
    await desk.api('DELETE', `/v1/tickets/${flagged.id}/flags`)
    now = Date.parse(vouched.createdAt) + 90 * day - 1
    expect((await group(acme.id)).urgencyRecord).toMatchObject({ missionCritical: [vouched.id] })
  })

  it('counts every group that was merged into it', async () => {
    const [acme, bolt] = [await makeGroup('Acme'), await makeGroup('Bolt')]
    const [one, other] = [await filed('Acme'), await filed('Bolt')]
    await desk.api('POST', `/v1/groups/${acme.id}/merge`, { body: { into: bolt.id } })
    const { urgencyRecord } = await group(bolt.id)
    expect(urgencyRecord.missionCritical).toEqual([one.id, other.id])
    expect((await group(acme.id)).urgencyRecord).toEqual(urgencyRecord)
  })

  it('excuses what was part of an outage', async () => {
    const acme = await makeGroup('Acme')
    for (const name of ['Bolt', 'Cobalt']) await makeGroup(name)
    const ticket = await filed('Acme')
    for (const name of ['Bolt', 'Cobalt']) {
      now -= day
      await filed(name)
    }
    await patch(`/v1/tickets/${ticket.id}`, { verdict: 'false-alarm' })
    expect((await group(acme.id)).urgencyRecord).toMatchObject({ excused: [ticket.id], falseAlarms: [] })
  })

  it('is read through its index: no look at every ticket', async () => {
    const plan = await desk.database.write(async (tx) => {
      const { sql: text, parameters } = recordRows(tx, [groupIdSchema.parse('g')], '2026').compile()
      const filledIn = parameters.reduce<string>((sofar, value) => sofar.replace('?', `'${String(value)}'`), text)
      return (await sql<{ detail: string }>`explain query plan ${sql.raw(filledIn)}`.execute(tx)).rows
    })
    const details = plan.map(({ detail }) => detail).join('\n')
    expect(details).toContain('USING INDEX ticket_record (group_id=? AND <expr>>?)')
  }) // prettier-ignore
})

describe('who vouches for the reporter', () => {
  const read = async (id: string) =>
    ticketWithMessagesSchema.parse((await desk.api('GET', `/v1/tickets/${id}`)).body)

  it('is the one who filed for the staff, and nobody for the form', async () => {
    const body = newTicket({ groupName: 'Acme' })
    const staffs = ticketWithMessagesSchema
      .omit({ messages: true })
      .parse((await desk.api('POST', '/v1/tickets', { body })).body)
    expect(staffs.reporterConfirmed).toEqual({ by: expect.objectContaining({ name: 'Administrator' }) as unknown, at: staffs.createdAt }) // prettier-ignore
    expect((await filed('Acme')).reporterConfirmed).toBeNull()
  })

  it('is said and taken back in the conversation, and said twice changes nothing', async () => {
    const { id } = await filed('Acme')
    await patch(`/v1/tickets/${id}`, { reporterConfirmed: true })
    const said = await read(id)
    expect(said.reporterConfirmed).toMatchObject({ by: { name: 'Administrator' }, at: said.updatedAt })
    expect(said.messages.at(-1)?.body).toBe('Administrator confirmed that the group itself filed it.')
    await patch(`/v1/tickets/${id}`, { reporterConfirmed: true })
    expect((await read(id)).version).toBe(said.version)
    await patch(`/v1/tickets/${id}`, { reporterConfirmed: false, reason: 'They called' })
    const back = await read(id)
    expect(back.reporterConfirmed).toBeNull()
    expect(back.messages.at(-1)?.body).toBe('Administrator took back that the group itself filed it. Reason: They called') // prettier-ignore
  })

  it('is forgotten when the ticket moves to another group, unless said of that one', async () => {
    const { id } = await filed('Acme', { urgency: 'question' })
    const bolt = await makeGroup('Bolt')
    const cobalt = await makeGroup('Cobalt')
    await patch(`/v1/tickets/${id}`, { reporterConfirmed: true })
    await patch(`/v1/tickets/${id}`, { groupId: bolt.id })
    const moved = await read(id)
    expect(moved.reporterConfirmed).toBeNull()
    expect(moved.messages.at(-1)?.body).toMatch(/moved .* and took back that the group itself filed it\.$/)
    await patch(`/v1/tickets/${id}`, { groupId: cobalt.id, reporterConfirmed: true })
    expect((await read(id)).reporterConfirmed).toMatchObject({ at: new Date(now).toISOString() })
  })

  it.each(['yes', null, 1])('is refused as %j', async (reporterConfirmed) => {
    const { id, version } = await filed('Acme')
    const headers = { 'if-match': '*' }
    const reply = await desk.api('PATCH', `/v1/tickets/${id}`, { body: { reporterConfirmed }, headers })
    expect(problemSchema.parse(reply.body).errors?.map((error) => error.path)).toEqual(['reporterConfirmed'])
    expect((await read(id)).version).toBe(version)
  })
})
