import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemSchema } from '#shared/protocol/problem'
import { createdStaffSchema, invitationSchema } from '#shared/protocol/staff'
import { ticketListSchema, ticketSchema, ticketWithMessagesSchema } from '#shared/protocol/ticket'
import { newColleague } from '../../support/colleague.ts'
import { startDesk, type Desk, type Reply } from '../../support/desk.ts'
import { file, newTicket } from '../../support/filed.ts'

let desk: Desk
beforeAll(async () => {
  desk = await startDesk()
})
afterAll(() => desk.close())

let keys = 0
const newKey = () => `key-${(keys += 1)}`
const problem = (reply: Reply) => problemSchema.parse(reply.body)
const post = (path: string, key: string, body: unknown, token = desk.token) =>
  desk.api('POST', path, { body, token, headers: { 'idempotency-key': key } })
const count = async (subject: string) =>
  ticketListSchema.parse((await desk.api('GET', `/v1/tickets?limit=200&q=${subject}`)).body).items.length

describe('the same key', () => {
  it('is answered as the first time, and nothing happens twice', async () => {
    const key = newKey()
    const first = await post('/v1/tickets', key, newTicket({ subject: 'once-only' }))
    const again = await post('/v1/tickets', key, newTicket({ subject: 'once-only' }))
    expect([again.status, again.text]).toEqual([201, first.text])
    expect(again.headers.get('idempotent-replay')).toBe('true')
    expect(first.headers.get('idempotent-replay')).toBeNull()
    for (const name of ['etag', 'location', 'content-type'])
      expect(again.headers.get(name)).toBe(first.headers.get(name))
    expect(await count('once-only')).toBe(1)
  })

  it('compares what a body says, not how it is written', async () => {
    const key = newKey()
    const body = newTicket({ subject: 'spelt-twice' })
    const first = await post('/v1/tickets', key, body)
    const again = await desk.api('POST', '/v1/tickets', {
      raw: JSON.stringify(Object.fromEntries(Object.entries(body).toReversed()), null, 2),
      headers: { 'idempotency-key': key },
    })
    expect(again.text).toBe(first.text)
  })

  it('is refused with another body', async () => {
    const key = newKey()
    await post('/v1/tickets', key, newTicket())
    const other = await post('/v1/tickets', key, newTicket({ subject: 'Another' }))
    expect(problem(other)).toMatchObject({ status: 422, code: 'idempotency-key-reused' })
  })

  it('is another key for another person, method or path', async () => {
    const key = newKey()
    const { token } = await newColleague(desk, 'Other')
    const one = ticketSchema.parse((await post('/v1/tickets', key, newTicket())).body)
    const other = ticketSchema.parse((await post('/v1/tickets', key, newTicket(), token)).body)
    expect(other.id).not.toBe(one.id)
    const note = { kind: 'note', body: 'x' }
    const first = await post(`/v1/tickets/${one.id}/messages`, key, note)
    const second = await post(`/v1/tickets/${other.id}/messages`, key, note)
    expect([first.status, second.status]).toEqual([201, 201])
    expect(second.text).not.toBe(first.text)
  })

  it('is free again after an error', async () => {
    const key = newKey()
    expect((await post('/v1/tickets', key, { ...newTicket(), urgency: 'panic' })).status).toBe(400)
    expect((await post('/v1/groups', key, { name: 'Taken by nobody' })).status).toBe(201)
    const { id } = await file(desk)
    const path = `/v1/tickets/${id}/messages`
    const held = { kind: 'reply', body: 'x', seenThrough: 'nothing' }
    expect((await post(path, key, held)).status).toBe(422)
    expect((await post(path, key, { ...held, seenThrough: null })).status).toBe(201)
  })

  it('used twice at the same time is carried out once, and both get the answer', async () => {
    const key = newKey()
    const body = newTicket({ subject: 'at-once' })
    const replies = await Promise.all(Array.from({ length: 8 }, () => post('/v1/tickets', key, body)))
    expect(new Set(replies.map((reply) => reply.text)).size).toBe(1)
    expect(replies.filter((reply) => reply.headers.get('idempotent-replay') === null)).toHaveLength(1)
    expect(await count('at-once')).toBe(1)
  })

  it('repeats a PATCH whose answer was lost, though the version has moved on', async () => {
    const { id } = await file(desk)
    const patch = () =>
      desk.api('PATCH', `/v1/tickets/${id}`, {
        body: { status: 'open' },
        headers: { 'if-match': '"1"', 'idempotency-key': 'lost-patch' },
      })
    const first = await patch()
    const again = await patch()
    expect([first.status, again.status, again.text]).toEqual([200, 200, first.text])
    const ticket = ticketWithMessagesSchema.parse((await desk.api('GET', `/v1/tickets/${id}`)).body)
    expect(ticket.messages).toHaveLength(2)
  })

  it('repeats a deletion', async () => {
    const { staff } = await newColleague(desk, 'Goes once')
    const remove = () =>
      desk.api('DELETE', `/v1/staff/${staff.id}`, { headers: { 'idempotency-key': 'lost-delete' } })
    expect((await remove()).status).toBe(204)
    const again = await remove()
    expect([again.status, again.headers.get('idempotent-replay')]).toEqual([204, 'true'])
  })

  it('never shows a secret again', async () => {
    const body = { name: 'Once', email: 'once@example.com', role: 'agent' }
    const key = newKey()
    const first = createdStaffSchema.parse((await post('/v1/staff', key, body)).body)
    const again = createdStaffSchema.parse((await post('/v1/staff', key, body)).body)
    expect(first.token).not.toBeNull()
    expect(again).toEqual({ ...first, token: null })
    const path = `/v1/staff/${first.staff.id}/invitations`
    expect(invitationSchema.parse((await post(path, key, undefined)).body).url).not.toBeNull()
    expect(invitationSchema.parse((await post(path, key, undefined)).body).url).toBeNull()
  })
})

it.each(['', 'x'.repeat(65)])('refuses the key %j', async (key) => {
  const reply = await post('/v1/tickets', key, newTicket())
  expect(problem(reply)).toMatchObject({ status: 400, code: 'invalid-request' })
})
