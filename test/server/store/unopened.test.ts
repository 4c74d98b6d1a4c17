import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { pageListSchema, pageSchema } from '#shared/protocol/page'
import { ticketWithMessagesSchema, type Ticket } from '#shared/protocol/ticket'
import { hasUnopened, pageUnopened } from '#server/store/unopened'
import { putPage } from '#server/store/pages'
import { fileTicket } from '#server/store/tickets'
import { closeSoundDesk } from '../../support/close-sound-desk.ts'
import { startDesk, type Desk } from '../../support/desk.ts'
import { newTicket } from '../../support/filed.ts'

const minute = 60_000
let desk: Desk
let now: number
beforeEach(async () => {
  now = Date.parse('2026-11-28T03:00:00.000Z')
  desk = await startDesk({ clock: () => new Date(now) })
})
afterEach(() => closeSoundDesk(desk))

/** As the public form files it. */
async function filed(groupName: string): Promise<Ticket> {
  const author = { kind: 'customer' as const, staffId: null, name: 'Grace Hopper' }
  const wanted = newTicket({ groupName, urgency: 'mission-critical' })
  const { ticket } = await desk.database.write((tx) =>
    fileTicket(tx, { ...wanted, source: 'form', author, now: new Date(now) }),
  )
  return ticket
}
async function look(): Promise<number> {
  const expected = await desk.database.read((reader) => hasUnopened(reader, new Date(now)))
  const paged = await desk.database.write((tx) => pageUnopened(tx, new Date(now)))
  if (!expected && paged > 0) throw new Error('The look without a lock missed something.')
  return paged
}
const read = async ({ id }: Pick<Ticket, 'id'>) =>
  ticketWithMessagesSchema.parse((await desk.api('GET', `/v1/tickets/${id}`)).body)
const pages = async () => pageListSchema.parse((await desk.api('GET', '/v1/pages')).body).items
const patch = (path: string, body: object) => desk.api('PATCH', path, { body, headers: { 'if-match': '*' } })

describe('a ticket of an unknown group that nobody opens', () => {
  it('makes one page after ten minutes, and says so; its decision stays', async () => {
    const ticket = await filed('Acmee')
    now += 10 * minute - 1
    expect(await look()).toBe(0)
    now += 1
    expect(await look()).toBe(1)
    const [page, ...others] = await pages()
    expect(others).toEqual([])
    expect(page).toMatchObject({ kind: 'unopened', state: 'queued', ticketId: ticket.id, groupId: ticket.groupId, ticketIds: [ticket.id] }) // prettier-ignore
    const after = await read(ticket)
    expect(after.gate).toMatchObject({ outcome: 'unknown-group', cause: 'filed', at: ticket.gate?.at, pageId: page?.id }) // prettier-ignore
    expect(after.gate?.reason).toMatch(/not opened by anybody for 10 minutes.*are paged\./)
    expect(after.messages.at(-1)).toMatchObject({ kind: 'event', body: after.gate?.reason })
    expect(after.version).toBe(ticket.version + 1)
    now += 300 * minute
    expect(await look()).toBe(0)
  })

  it('pages at most once an hour for the whole desk; others are counted in while that page is not over', async () => {
    const first = await filed('Acmee')
    now += 10 * minute
    await look()
    const [second, third] = [await filed('Boltt'), await filed('Cobaltt')]
    now += 10 * minute
    expect(await look()).toBe(2)
    const [page] = await pages()
    expect(page?.ticketIds).toEqual([first.id, second.id, third.id])
    expect((await read(third)).gate?.pageId).toBe(page?.id)
    await desk.database.write((tx) => putPage(tx, { ...pageSchema.parse(page), state: 'resolved' }, new Date(now))) // prettier-ignore
    const fourth = await filed('Dunee')
    now += 50 * minute - 1
    expect(await look()).toBe(0)
    now += 1
    expect(await look()).toBe(1)
    expect((await pages()).map(({ ticketIds }) => ticketIds)).toEqual([[fourth.id], [first.id, second.id, third.id]]) // prettier-ignore
  })

  it.each([
    ['takes it', (id: string) => patch(`/v1/tickets/${id}`, { status: 'open' })],
    ['assigns it or says a word', (id: string) => desk.api('POST', `/v1/tickets/${id}/messages`, { body: { kind: 'note', body: 'On it.' } })],
    ['flags it', (id: string) => desk.api('POST', `/v1/tickets/${id}/flags`, { body: { reason: 'Nothing is down' } })],
    ['pages by hand', (id: string) => desk.api('POST', '/v1/pages', { body: { kind: 'manual', ticketId: id, text: 'Look' } })],
    ['lowers it', (id: string) => patch(`/v1/tickets/${id}`, { urgency: 'question' })],
  ])('pages nobody where one of the staff %s', async (_, act) => {
    const ticket = await filed('Acmee')
    expect((await act(ticket.id)).status).toBeLessThan(300)
    now += 60 * minute
    expect(await look()).toBe(0)
  }) // prettier-ignore

  it('pages nobody where the group is known, or is blocked by now', async () => {
    const known = await filed('Acmee')
    const blocked = await filed('Boltt')
    await patch(`/v1/groups/${known.groupId}`, { confirmed: true })
    const madeAt = { ms: now, counter: 0, node: 'desk' }
    const operation = { id: 'b-1', groupId: blocked.groupId, act: 'block', targets: [], after: [], reason: 'Wolf', madeAt } // prettier-ignore
    await desk.api('POST', '/v1/blocklist/operations', { body: { operations: [operation] } })
    now += 20 * minute
    expect(await look()).toBe(0)
    expect((await pages()).map(({ kind }) => kind)).toEqual(['gate'])
  })

  it('still pages everybody once its group is confirmed, whatever page there was', async () => {
    const ticket = await filed('Acmee')
    now += 10 * minute
    await look()
    await patch(`/v1/groups/${ticket.groupId}`, { confirmed: true })
    expect((await read(ticket)).gate).toMatchObject({ outcome: 'page', cause: 'group-known' })
    expect((await pages()).map(({ kind }) => kind).toSorted()).toEqual(['gate', 'unopened'])
  })

  it('counts as unopened where staff filed it and nobody looked again', async () => {
    const body = newTicket({ groupName: 'Acmee', urgency: 'mission-critical' })
    expect((await desk.api('POST', '/v1/tickets', { body })).status).toBe(201)
    now += 10 * minute
    expect(await look()).toBe(1)
  })
})
