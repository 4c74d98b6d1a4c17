import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { messageSchema, type Message } from '#shared/protocol/message'
import { problemSchema } from '#shared/protocol/problem'
import { ticketWithMessagesSchema } from '#shared/protocol/ticket'
import { addMessage } from '#server/store/messages'
import { newColleague } from '../../support/colleague.ts'
import { startDesk, type Desk, type Reply } from '../../support/desk.ts'
import { file } from '../../support/filed.ts'

let desk: Desk
beforeAll(async () => {
  desk = await startDesk()
})
afterAll(() => desk.close())

const problem = (reply: Reply) => problemSchema.parse(reply.body)
const read = async (id: string) =>
  ticketWithMessagesSchema.parse((await desk.api('GET', `/v1/tickets/${id}`)).body)
const send = (id: string, body: unknown, token = desk.token) =>
  desk.api('POST', `/v1/tickets/${id}/messages`, { body, token })
const customer = { kind: 'customer', staffId: null, name: 'Grace Hopper' } as const
const customerSays = (id: string, body: string): Promise<Message> =>
  desk.database.write(
    async (tx) =>
      (await addMessage(tx, id, { kind: 'customer', body, author: customer, now: new Date() })).message,
  )

describe('a message', () => {
  it('is answered as it stands, and raises the version of its ticket', async () => {
    const { id } = await file(desk)
    const reply = await send(id, { kind: 'reply', body: 'We look into it.', seenThrough: null })
    expect(reply.status).toBe(201)
    const message = messageSchema.parse(reply.body)
    expect(message).toMatchObject({
      ticketId: id,
      position: 2,
      kind: 'reply',
      author: { name: 'Administrator' },
    })
    const ticket = await read(id)
    expect(ticket.version).toBe(2)
    expect(ticket.messages.at(-1)).toEqual(message)
  })

  it('takes up a new ticket when it is the first reply, and not when it is a note', async () => {
    const { id } = await file(desk)
    await send(id, { kind: 'note', body: 'Looks like last week.' })
    expect((await read(id)).status).toBe('new')
    await send(id, { kind: 'reply', body: 'On it.', force: true })
    expect((await read(id)).status).toBe('open')
  })

  it.each(['pending', 'resolved', 'closed'])(
    'reopens a ticket that is %s when the customer writes',
    async (status) => {
      const { id } = await file(desk)
      await desk.api('PATCH', `/v1/tickets/${id}`, { body: { status }, headers: { 'if-match': '"1"' } })
      await customerSays(id, 'It is back.')
      expect((await read(id)).status).toBe('open')
    },
  )

  it('keeps a client-made id and refuses it twice', async () => {
    const { id } = await file(desk)
    const message = { id: `made-${id}`, kind: 'note', body: 'x' }
    expect((await send(id, message)).status).toBe(201)
    expect(problem(await send(id, message))).toMatchObject({ status: 409, code: 'id-taken' })
  })

  it.each([
    [{ kind: 'reply' }, 'body'],
    [{ kind: 'event', body: 'x' }, 'kind'],
    [{ kind: 'note', body: '   ' }, 'body'],
    [{ kind: 'note', body: 'a\u0007b' }, 'body'],
    [{ kind: 'note', body: 'x', author: 'me' }, 'author'],
  ])('refuses %j', async (body, path) => {
    const { id } = await file(desk)
    const reply = await send(id, body)
    expect(reply.status).toBe(400)
    expect(problem(reply).errors?.map((error) => error.path)).toContain(path)
    expect((await read(id)).messages).toHaveLength(1)
  })

  it('goes to no ticket that is not there', async () => {
    expect(problem(await send('nowhere', { kind: 'note', body: 'x' }))).toMatchObject({ status: 404 })
    expect(problem(await send('nowhere', { kind: 'reply', body: 'x', seenThrough: null })).status).toBe(404)
  })
})

describe('a reply', () => {
  it('is held while there is something that its author has not seen', async () => {
    const { id } = await file(desk)
    const first = (await read(id)).messages[0]
    const news = await customerSays(id, 'Forget it, it works.')
    const held = await send(id, { kind: 'reply', body: 'Sending somebody.', seenThrough: first?.id })
    expect(problem(held)).toMatchObject({ status: 409, code: 'unseen-messages' })
    expect(problem(held).unseen).toEqual([news])
    expect((await read(id)).messages).toHaveLength(2)
    expect((await send(id, { kind: 'reply', body: 'Fine.', seenThrough: news.id })).status).toBe(201)
  })

  it('counts replies and notes of colleagues as news, one’s own and events not', async () => {
    const bo = await newColleague(desk, 'Bo Berg')
    const { id } = await file(desk)
    const first = (await read(id)).messages[0]
    await send(id, { kind: 'note', body: 'Mine.' })
    await desk.api('PATCH', `/v1/tickets/${id}`, { body: { status: 'open' }, headers: { 'if-match': '"2"' } })
    expect((await send(id, { kind: 'reply', body: 'One.', seenThrough: first?.id })).status).toBe(201)
    await send(id, { kind: 'note', body: 'From Bo.' }, bo.token)
    const held = await send(id, { kind: 'reply', body: 'Two.', seenThrough: first?.id })
    expect(problem(held).unseen?.map((message) => message.body)).toEqual(['From Bo.'])
  })

  it('counts everything as news to who was shown nothing', async () => {
    const { id } = await file(desk)
    await customerSays(id, 'More.')
    for (const body of [
      { kind: 'reply', body: 'x', seenThrough: null },
      { kind: 'reply', body: 'x' },
    ])
      expect(problem(await send(id, body)).unseen?.map((message) => message.body)).toEqual(['More.'])
  })

  it('goes out all the same by force', async () => {
    const { id } = await file(desk)
    await customerSays(id, 'More.')
    expect((await send(id, { kind: 'reply', body: 'x', seenThrough: null, force: true })).status).toBe(201)
  })

  it('must have seen a message of this very ticket', async () => {
    const { id } = await file(desk)
    const other = await file(desk)
    const foreign = (await read(other.id)).messages[0]
    const reply = await send(id, { kind: 'reply', body: 'x', seenThrough: foreign?.id })
    expect(problem(reply)).toMatchObject({ status: 422, errors: [{ path: 'seenThrough' }] })
  })
})
