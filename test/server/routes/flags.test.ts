import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changesReplySchema } from '#shared/protocol/changes'
import { flagListSchema, flagSchema } from '#shared/protocol/flag'
import { problemSchema } from '#shared/protocol/problem'
import { publicReceiptSchema } from '#shared/protocol/public'
import { ticketListSchema, ticketWithMessagesSchema } from '#shared/protocol/ticket'
import { newColleague } from '../../support/colleague.ts'
import { closeSoundDesk } from '../../support/close-sound-desk.ts'
import { startDesk, type Call, type Desk } from '../../support/desk.ts'
import { file } from '../../support/filed.ts'
import { filled, openPage } from '../../support/public-form.ts'

let desk: Desk
beforeEach(async () => {
  desk = await startDesk()
})
afterEach(() => closeSoundDesk(desk))

const flag = (id: string, body: object, call: Call = {}) =>
  desk.api('POST', `/v1/tickets/${id}/flags`, { ...call, body })
const takeBack = (id: string, call: Call = {}) => desk.api('DELETE', `/v1/tickets/${id}/flags`, call)
const flags = async (id: string) =>
  flagListSchema.parse((await desk.api('GET', `/v1/tickets/${id}/flags`)).body).items
const read = async (id: string) =>
  ticketWithMessagesSchema.parse((await desk.api('GET', `/v1/tickets/${id}`)).body)
const feed = async (cursor = '') =>
  changesReplySchema.parse((await desk.api('GET', `/v1/changes?limit=5000${cursor}`)).body)

describe('a flag', () => {
  it('says who flagged and why, in the ticket, in the list and in the feed', async () => {
    const ticket = await file(desk)
    const reply = await flag(ticket.id, { id: 'f-1', reason: 'Nothing is down', note: 'Third time' })
    expect(reply.status).toBe(201)
    const made = flagSchema.parse(reply.body)
    expect(made).toMatchObject({ id: 'f-1', ticketId: ticket.id, reason: 'Nothing is down', note: 'Third time', by: { name: 'Administrator' }, version: 1 }) // prettier-ignore
    expect(await flags(ticket.id)).toEqual([made])
    const after = await read(ticket.id)
    expect(after.version).toBe(ticket.version + 1)
    expect(after.messages.at(-1)).toMatchObject({
      kind: 'event',
      body: 'Administrator flagged the urgency as an abuse. Reason: Nothing is down',
    })
    const { changes } = await feed()
    expect(changes).toContainEqual(expect.objectContaining({ kind: 'flag', id: 'f-1', op: 'put', version: 1, doc: made })) // prettier-ignore
  })

  it('is one of each person: said again it is replaced, in the same words it stays', async () => {
    const { id } = await file(desk)
    const first = flagSchema.parse((await flag(id, { reason: 'Nothing is down' })).body)
    const same = await flag(id, { id: 'other', reason: 'Nothing is down', note: '' })
    expect([same.status, same.body]).toEqual([200, first])
    const reply = await flag(id, { reason: 'It never worked', note: 'See the log' })
    expect(reply.status).toBe(200)
    expect(reply.body).toEqual({ ...first, reason: 'It never worked', note: 'See the log', version: 2 })
    const colleague = await newColleague(desk, 'Ann')
    expect((await flag(id, { reason: 'I agree' }, { token: colleague.token })).status).toBe(201)
    expect((await flags(id)).map(({ by }) => by.name)).toEqual(['Administrator', 'Ann'])
    expect((await read(id)).messages).toHaveLength(4)
  })

  it('is taken back by its author alone; nothing to take back is no mistake', async () => {
    const { id } = await file(desk)
    const colleague = await newColleague(desk, 'Ann')
    await flag(id, { id: 'f-1', reason: 'Nothing is down' })
    expect((await takeBack(id, { token: colleague.token })).status).toBe(204)
    expect(await flags(id)).toHaveLength(1)
    const { cursor } = await feed()
    const reply = await takeBack(id)
    expect([reply.status, reply.text]).toEqual([204, ''])
    expect(await flags(id)).toEqual([])
    expect((await feed(`&cursor=${cursor}`)).changes).toContainEqual(expect.objectContaining({ kind: 'flag', id: 'f-1', op: 'delete', version: 2, doc: null })) // prettier-ignore
    expect((await read(id)).messages.at(-1)?.body).toBe('Administrator took back the flag on the urgency.')
    expect((await takeBack(id)).status).toBe(204)
    expect((await read(id)).messages).toHaveLength(3)
    await flag(id, { id: 'f-1', reason: 'After all' })
    expect((await flags(id))[0]?.version).toBe(3)
  })

  it('is made once under one key, and answered as the first time', async () => {
    const { id } = await file(desk)
    const headers = { 'idempotency-key': 'flag-key' }
    const first = await flag(id, { reason: 'Nothing is down' }, { headers })
    const again = await flag(id, { reason: 'Nothing is down' }, { headers })
    expect(again.headers.get('idempotent-replay')).toBe('true')
    expect([again.status, again.body]).toEqual([201, first.body])
    const other = await flag(id, { reason: 'Another' }, { headers })
    expect(problemSchema.parse(other.body).code).toBe('idempotency-key-reused')
    expect((await read(id)).messages).toHaveLength(2)
  })

  it('stays with a ticket that is merged away', async () => {
    const [one, other] = [await file(desk), await file(desk)]
    await flag(one.id, { reason: 'Nothing is down' })
    await desk.api('POST', `/v1/tickets/${one.id}/merge`, { body: { into: other.id } })
    expect(await flags(one.id)).toHaveLength(1)
    expect(await flags(other.id)).toEqual([])
  })

  it('is never shown to the customer', async () => {
    const body = { ...filled, urgency: 'mission-critical' }
    const { receipt } = publicReceiptSchema.parse((await desk.api('POST', '/tickets', { token: null, body })).body) // prettier-ignore
    const [ticket] = ticketListSchema.parse((await desk.api('GET', '/v1/tickets')).body).items
    await flag(ticket?.id ?? '', { reason: 'Crying wolf again', note: 'Tell their boss' })
    await desk.api('POST', '/v1/pages', { body: { kind: 'manual', ticketId: ticket?.id, text: 'Look at it' } }) // prettier-ignore
    const page = (await openPage(desk, `/t/${receipt}`)).body.textContent
    expect(page).toContain('Contact form sends nothing')
    expect(page).not.toMatch(/wolf|flag|boss|Administrator|by hand|Look at it/)
  })

  it('loses a person’s name with the erasure of their data', async () => {
    const { id, requester } = await file(desk)
    await flag(id, { reason: 'Grace Hopper again', note: 'Call grace@example.com' })
    await desk.api('POST', '/v1/pages', {
      body: { kind: 'manual', ticketId: id, text: 'Call Grace Hopper back' },
    })
    await desk.api('POST', '/v1/erasures', { body: { email: requester.email } })
    expect(await flags(id)).toMatchObject([{ reason: '[erased] again', note: 'Call [erased]', version: 2 }])
    expect((await desk.api('GET', '/v1/changes?limit=5000')).text).not.toMatch(/Hopper|grace@/i)
  })

  it.each([
    ['no reason', {}, 'invalid-request', 'reason'],
    ['a blank reason', { reason: '  ' }, 'invalid-request', 'reason'],
    ['an overlong reason', { reason: 'x'.repeat(501) }, 'invalid-request', 'reason'],
    ['an overlong note', { reason: 'x', note: 'x'.repeat(2001) }, 'invalid-request', 'note'],
    ['an unknown field', { reason: 'x', severity: 3 }, 'invalid-request', 'severity'],
    ['an id with a slash', { reason: 'x', id: '../1' }, 'invalid-request', 'id'],
  ])('is refused with %s, and nothing is changed', async (_, body, code, path) => {
    const ticket = await file(desk)
    const problem = problemSchema.parse((await flag(ticket.id, body)).body)
    expect(problem.code).toBe(code)
    expect(problem.errors?.map((error) => error.path)).toContain(path)
    expect((await read(ticket.id)).version).toBe(ticket.version)
  })

  it('is refused on a ticket that is not there, under another’s id, and without a token', async () => {
    for (const reply of [
      await flag('nowhere', { reason: 'x' }),
      await takeBack('nowhere'),
      await desk.api('GET', '/v1/tickets/nowhere/flags'),
    ])
      // prettier-ignore
      expect(problemSchema.parse(reply.body)).toMatchObject({ status: 404, code: 'not-found' })
    const [one, other] = [await file(desk), await file(desk)]
    await flag(one.id, { id: 'f-1', reason: 'x' })
    const taken = await flag(other.id, { id: 'f-1', reason: 'x' })
    expect(problemSchema.parse(taken.body)).toMatchObject({ status: 409, code: 'id-taken' })
    expect((await flag(one.id, { reason: 'x' }, { token: null })).status).toBe(401)
  })
})
