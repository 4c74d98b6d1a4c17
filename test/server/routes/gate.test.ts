import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { blocklistSchema, operationResultsSchema } from '#shared/protocol/blocklist'
import { groupSchema, type Group } from '#shared/protocol/group'
import { pageListSchema } from '#shared/protocol/page'
import { publicReceiptSchema } from '#shared/protocol/public'
import {
  ticketListSchema,
  ticketSchema,
  ticketWithMessagesSchema,
  type NewTicket,
  type Ticket,
} from '#shared/protocol/ticket'
import { startDesk, type Desk } from '../../support/desk.ts'
import { file } from '../../support/filed.ts'
import { bring, pagedPerson, wake } from '../../support/paged-people.ts'
import { filled } from '../../support/public-form.ts'

const start = Date.parse('2026-11-28T03:00:00.000Z')
const minute = 60_000

let desk: Desk
let now: number
let acme: Group
beforeEach(async () => {
  now = start
  desk = await startDesk({ clock: () => new Date(now) })
  acme = await makeGroup({ name: 'Acme', aliases: ['Acme Web'] })
})
afterEach(() => desk.close())

const post = async (path: string, body: object) => (await desk.api('POST', path, { body })).body
const makeGroup = async (body: object) => groupSchema.parse(await post('/v1/groups', body))
const critical = (given: Partial<NewTicket> = {}) =>
  file(desk, { groupName: 'Acme', urgency: 'mission-critical', ...given })
const read = async ({ id }: Pick<Ticket, 'id'>) =>
  ticketWithMessagesSchema.parse((await desk.api('GET', `/v1/tickets/${id}`)).body)
const change = async (ticket: Pick<Ticket, 'id'>, body: object) => {
  const { version } = await read(ticket)
  const headers = { 'if-match': `"${version}"` }
  return ticketSchema.parse((await desk.api('PATCH', `/v1/tickets/${ticket.id}`, { body, headers })).body)
}
const changeGroup = async ({ id }: Group, body: object) => {
  const { version } = groupSchema.parse((await desk.api('GET', `/v1/groups/${id}`)).body)
  await desk.api('PATCH', `/v1/groups/${id}`, { body, headers: { 'if-match': `"${version}"` } })
}
const pages = async () => pageListSchema.parse((await desk.api('GET', '/v1/pages')).body).items

let made = 0
async function operate(given: Record<string, unknown> = {}): Promise<string> {
  made += 1
  const operation = {
    id: `op-${made}`,
    groupId: acme.id,
    act: 'block',
    targets: [],
    after: [],
    reason: 'Nine false alarms',
    madeAt: { ms: now, counter: made, node: 'desk-1' },
    ...given,
  }
  const reply = await post('/v1/blocklist/operations', { operations: [operation] })
  expect(operationResultsSchema.parse(reply).results).toMatchObject([{ outcome: 'applied' }])
  return operation.id
}

/** Every way in which a ticket comes to ask for people. */
const sources: [string, () => Promise<Pick<Ticket, 'id'>>][] = [
  ['a ticket that staff file', () => critical()],
  [
    'the public form',
    async () => {
      const body = { ...filled, groupName: 'ACME', urgency: 'mission-critical' }
      const { number } = publicReceiptSchema.parse((await desk.api('POST', '/tickets', { token: null, body })).body)
      const { items } = ticketListSchema.parse((await desk.api('GET', `/v1/tickets?q=${number}`)).body)
      return items[0] as Ticket
    },
  ],
  ['an urgency that is raised', async () => change(await critical({ urgency: 'question' }), { urgency: 'mission-critical' })],
  [
    'a ticket that is reopened',
    async () => {
      const ticket = await critical({ urgency: 'question' })
      await change(ticket, { status: 'resolved' })
      await change(ticket, { urgency: 'mission-critical' })
      return change(ticket, { status: 'open' })
    },
  ],
  [
    'a ticket that is moved to a group that is known',
    async () => change(await critical({ groupName: 'Acmee' }), { groupId: acme.id }),
  ],
] // prettier-ignore

describe('the gate', () => {
  it.each(sources)('decides about %s, and says so in the ticket', async (_, ask) => {
    const ticket = await read(await ask())
    expect(ticket.gate?.outcome).toBe('page')
    expect(ticket.messages.at(-1)).toMatchObject({ kind: 'event', body: ticket.gate?.reason })
    expect((await pages()).find(({ id }) => id === ticket.gate?.pageId)).toMatchObject({
      ticketId: ticket.id,
      groupId: acme.id,
      state: 'queued',
    })
  })

  it.each(sources)('withholds %s of a blocked group, counts the hit, and wakes nobody', async (_, ask) => {
    const entry = await operate()
    const ticket = await read(await ask())
    expect(ticket.gate).toMatchObject({ outcome: 'withheld', entryIds: [entry] })
    expect((await pages()).map(({ state }) => state)).not.toContain('queued')
    const [listed] = blocklistSchema.parse((await desk.api('GET', '/v1/blocklist')).body).items
    expect(listed?.hits).toBeGreaterThan(0)
  })

  it('runs when a customer writes again on a ticket that was settled', async () => {
    const body = { ...filled, groupName: 'Acme', urgency: 'mission-critical' }
    const reply = await desk.api('POST', '/tickets', { token: null, body })
    const { receipt } = publicReceiptSchema.parse(reply.body)
    const { items } = ticketListSchema.parse((await desk.api('GET', '/v1/tickets')).body)
    const [ticket] = items as [Ticket]
    await change(ticket, { status: 'resolved' })
    now += 20 * minute
    await desk.api('POST', `/t/${receipt}/messages`, { token: null, body: { body: 'Down again!' } })
    expect((await read(ticket)).gate).toMatchObject({ cause: 'reopened', outcome: 'page' })
  })

  it('asks nobody about tickets that wake nobody', async () => {
    const ticket = await critical({ urgency: 'impaired-function' })
    await change(ticket, { status: 'open' })
    expect((await read(ticket)).gate).toBeNull()
    expect(await pages()).toEqual([])
  })

  it('counts a second ticket of a group into the page that nobody has acknowledged', async () => {
    const first = await critical()
    now += 10 * minute
    const second = await critical({ groupName: 'acme web' })
    expect(second.gate).toMatchObject({ outcome: 'joined', pageId: first.gate?.pageId })
    expect(await pages()).toMatchObject([{ ticketIds: [first.id, second.id] }])
    now += 10 * minute
    expect((await critical()).gate?.outcome).toBe('page')
  })

  it('counts a ticket into a page, and leaves what that tells of its messages as it is', async () => {
    await critical()
    const [page] = await pages()
    if (page === undefined) throw new Error('There is no page.')
    const ann = await pagedPerson(desk, { id: 'ann', name: 'Ann' })
    const told = { deliveries: [await wake(desk, page, ann, 'accepted')], deliveriesLeftOut: 7 }
    await bring(desk, page, told)
    const joined = await critical()
    const [after] = await pages()
    expect(after).toMatchObject({ ...told, ticketIds: [...page.ticketIds, joined.id], version: 3 })
  })

  it('is not dodged by an alias, another spelling, a new name, or a merge', async () => {
    await operate()
    for (const groupName of ['ACME', 'Acme, Inc.', 'acme-web']) {
      expect((await critical({ groupName })).gate?.outcome).toBe('withheld')
    }
    await changeGroup(acme, { name: 'Zenith' })
    expect((await critical({ groupName: 'Zenith' })).gate?.outcome).toBe('withheld')
    const survivor = await makeGroup({ name: 'Borealis' })
    expect((await critical({ groupName: 'Borealis' })).gate?.outcome).toBe('page')
    await post(`/v1/groups/${acme.id}/merge`, { into: survivor.id })
    now += 20 * minute
    expect((await critical({ groupName: 'Borealis' })).gate?.outcome).toBe('withheld')
    expect((await critical({ groupName: 'Acme Dental' })).gate?.outcome).toBe('unknown-group')
  })

  it('opens again when the block is lifted, ends, or has not begun', async () => {
    const block = await operate({ until: new Date(start + 60 * minute).toISOString() })
    expect((await critical()).gate?.outcome).toBe('withheld')
    now += 60 * minute
    expect((await critical()).gate?.outcome).toBe('page')
    now += 20 * minute
    const open = await operate({ after: [block] })
    expect((await critical()).gate?.outcome).toBe('withheld')
    await operate({ act: 'lift', targets: [open], after: [open] })
    expect((await critical()).gate?.outcome).toBe('page')
    now += 20 * minute
    await operate({ from: new Date(now + minute).toISOString(), after: [open] })
    expect((await critical()).gate?.outcome).toBe('page')
  })

  it.each([
    ['confirmed', (group: Group) => changeGroup(group, { confirmed: true })],
    ['merged into one that is', (group: Group) => post(`/v1/groups/${group.id}/merge`, { into: acme.id })],
    ['imported', (group: Group) => post('/v1/groups/import', { csv: `name\n${group.name}\n` })],
  ])('runs again for the tickets of a group that is %s', async (_, vouch) => {
    const open = await critical({ groupName: 'Nobody knows us' })
    const settled = await critical({ groupName: 'Nobody knows us' })
    await change(settled, { status: 'closed' })
    expect(open.gate).toMatchObject({ outcome: 'unknown-group', pageId: null })
    expect(await pages()).toEqual([])
    await vouch(groupSchema.parse((await desk.api('GET', `/v1/groups/${open.groupId}`)).body))
    expect((await read(open)).gate).toMatchObject({ outcome: 'page', cause: 'group-known' })
    expect((await read(settled)).gate?.outcome).toBe('unknown-group')
    expect(await pages()).toHaveLength(1)
  })
})
