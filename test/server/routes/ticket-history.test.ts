import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { historySchema, type HistoryItem } from '#shared/protocol/history'
import { groupListSchema } from '#shared/protocol/group'
import { ticketWithMessagesSchema } from '#shared/protocol/ticket'
import { newColleague } from '../../support/colleague.ts'
import { closeSoundDesk } from '../../support/close-sound-desk.ts'
import { startDesk, type Desk } from '../../support/desk.ts'
import { file } from '../../support/filed.ts'

let desk: Desk
beforeEach(async () => {
  desk = await startDesk()
})
afterEach(() => closeSoundDesk(desk))

const historyOf = async (id: string, query = '') =>
  historySchema.parse((await desk.api('GET', `/v1/tickets/${id}/history${query}`)).body)
const items = async (id: string) => (await historyOf(id)).items
const read = async (id: string) =>
  ticketWithMessagesSchema.parse((await desk.api('GET', `/v1/tickets/${id}`)).body)
const patch = async (id: string, body: object, headers: Record<string, string> = {}) => {
  const { version } = await read(id)
  return desk.api('PATCH', `/v1/tickets/${id}`, { body, headers: { 'if-match': `"${version}"`, ...headers } })
}
const write = (id: string, kind: string, body: string) =>
  desk.api('POST', `/v1/tickets/${id}/messages`, { body: { kind, body, seenThrough: null, force: true } })
const changesIn = (item: HistoryItem | undefined) =>
  item?.what.kind === 'changed' ? item.what.changes : null
const wordsIn = (all: readonly HistoryItem[]) =>
  all.flatMap(({ what }) => (what.kind === 'told' ? [what.words] : []))

describe('the history of a ticket', () => {
  it('begins with its filing, and says of each act who, when, why and from what to what, once', async () => {
    const colleague = await newColleague(desk, 'Imre')
    const ticket = await file(desk)
    await patch(ticket.id, {
      status: 'open',
      urgency: 'impaired-function',
      assigneeId: colleague.staff.id,
      reason: 'Mail has stopped',
    })
    const [change, filed, ...more] = await items(ticket.id)
    expect(more).toEqual([])
    expect(filed).toMatchObject({
      at: ticket.createdAt,
      by: { name: 'Administrator' },
      what: { kind: 'filed', source: 'staff', urgency: 'work-request', groupName: 'Acme Ltd' },
    })
    expect(change).toMatchObject({ by: { kind: 'staff', name: 'Administrator' }, why: 'Mail has stopped' })
    expect(changesIn(change)).toEqual([
      { field: 'status', from: 'new', to: 'open' },
      { field: 'urgency', from: 'work-request', to: 'impaired-function' },
      { field: 'assignee', from: null, to: 'Imre' },
    ])
    expect(Date.parse(change?.at ?? '')).toBeGreaterThanOrEqual(Date.parse(ticket.createdAt))
  })

  it('has the steps that messages make, which stand in no sentence', async () => {
    const ticket = await file(desk)
    await write(ticket.id, 'reply', 'We look into it.')
    await write(ticket.id, 'note', 'A note changes nothing.')
    await patch(ticket.id, { status: 'resolved' })
    await desk.database.write(async (tx) => {
      const { addMessage } = await import('#server/store/messages')
      const author = { kind: 'customer' as const, staffId: null, name: 'Grace Hopper' }
      await addMessage(tx, ticket.id, { kind: 'customer', body: 'It is back.', author, now: new Date() })
    })
    const all = await items(ticket.id)
    expect(all.map(({ by, what }) => [by.name, what.kind === 'changed' ? what.changes : what.kind])).toEqual([
      ['Grace Hopper', [{ field: 'status', from: 'resolved', to: 'open' }]],
      ['Administrator', [{ field: 'status', from: 'open', to: 'resolved' }]],
      ['Administrator', [{ field: 'status', from: 'new', to: 'open' }]],
      ['Administrator', 'filed'],
    ])
  })

  it('tells flags, decisions of the gate, pages and merges, each with who', async () => {
    const ticket = await file(desk, { urgency: 'mission-critical' })
    const other = await file(desk)
    await desk.api('POST', `/v1/tickets/${ticket.id}/flags`, {
      body: { reason: 'Nothing is down', note: '' },
    })
    await desk.api('POST', `/v1/tickets/${other.id}/merge`, { body: { into: ticket.id } })
    const all = await items(ticket.id)
    const words = wordsIn(all)
    expect(words[0]).toBe(`Administrator merged #${other.number} into this ticket.`)
    expect(words[1]).toContain('flagged the urgency as an abuse. Reason: Nothing is down')
    expect(all.filter(({ by }) => by.kind === 'desk')).toHaveLength(1)
    const [merged] = await items(other.id)
    expect(changesIn(merged)).toEqual([
      { field: 'status', from: 'new', to: 'closed' },
      { field: 'merged', from: null, to: String(ticket.number) },
    ])
  })

  it('calls groups as they were called, also where a whole group was merged into another', async () => {
    const ticket = await file(desk, { groupName: 'Acme' })
    await file(desk, { groupName: 'Zenith' })
    const groups = groupListSchema.parse((await desk.api('GET', '/v1/groups')).body).items
    const idOf = (name: string) => groups.find((group) => group.name === name)?.id
    await desk.api('POST', `/v1/groups/${idOf('Acme')}/merge`, { body: { into: idOf('Zenith') } })
    const [moved] = await items(ticket.id)
    expect(moved?.by.name).toBe('Administrator')
    expect(changesIn(moved)).toEqual([{ field: 'group', from: 'Acme', to: 'Zenith' }])
  })

  it('is written with the change or not at all, and once however often the change is sent', async () => {
    const ticket = await file(desk)
    const stale = await desk.api('PATCH', `/v1/tickets/${ticket.id}`, {
      body: { status: 'open' },
      headers: { 'if-match': '"7"' },
    })
    expect(stale.status).toBe(412)
    expect(await items(ticket.id)).toHaveLength(1)
    const { version } = await read(ticket.id)
    const sent = {
      body: { status: 'open' },
      headers: { 'if-match': `"${version}"`, 'idempotency-key': 'once' },
    }
    await desk.api('PATCH', `/v1/tickets/${ticket.id}`, sent)
    await desk.api('PATCH', `/v1/tickets/${ticket.id}`, sent)
    expect(await items(ticket.id)).toHaveLength(2)
  })

  it('keeps when and what, and loses who and why, with an erasure', async () => {
    const ticket = await file(desk)
    await patch(ticket.id, { subject: 'Grace calls again', reason: 'Hopper asked' })
    await desk.api('POST', '/v1/erasures', { body: { email: 'grace@example.com' } })
    const all = await items(ticket.id)
    expect(JSON.stringify(all)).not.toMatch(/grace|hopper/i)
    expect(changesIn(all[0])).toContainEqual({ field: 'requester', from: 'requester', to: null })
    expect(changesIn(all[1])).toEqual([
      { field: 'subject', from: 'Mail is slow', to: '[erased] calls again' },
    ])
    expect(all[1]?.why).toBe('[erased] asked')
  })

  it('is read in pages that a change in between does not shift, and is hidden from who has no token', async () => {
    const ticket = await file(desk)
    for (const status of ['open', 'pending', 'resolved', 'closed']) await patch(ticket.id, { status })
    const whole = await items(ticket.id)
    const first = await historyOf(ticket.id, '?limit=2')
    await patch(ticket.id, { status: 'open' })
    const second = await historyOf(ticket.id, `?limit=2&after=${first.after}`)
    const third = await historyOf(ticket.id, `?limit=2&after=${second.after}`)
    expect([...first.items, ...second.items, ...third.items]).toEqual(whole)
    expect(third.after).toBeNull()
    expect((await desk.api('GET', '/v1/tickets/none/history')).status).toBe(404)
    expect((await desk.api('GET', `/v1/tickets/${ticket.id}/history`, { token: null })).status).toBe(401)
  })
})
