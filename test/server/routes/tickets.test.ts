import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemSchema } from '#shared/protocol/problem'
import { ticketSchema, ticketWithMessagesSchema } from '#shared/protocol/ticket'
import { addMessage } from '#server/store/messages'
import { startDesk, type Desk, type Reply } from '../../support/desk.ts'
import { file, newTicket } from '../../support/filed.ts'

let desk: Desk
beforeAll(async () => {
  desk = await startDesk()
})
afterAll(() => desk.close())

const problem = (reply: Reply) => problemSchema.parse(reply.body)
const read = async (id: string) =>
  ticketWithMessagesSchema.parse((await desk.api('GET', `/v1/tickets/${id}`)).body)
const patch = (id: string, version: number, body: unknown) =>
  desk.api('PATCH', `/v1/tickets/${id}`, { body, headers: { 'if-match': `"${version}"` } })

describe('filing', () => {
  it('answers the ticket, with where it is and which version', async () => {
    const reply = await desk.api('POST', '/v1/tickets', { body: newTicket() })
    expect(reply.status).toBe(201)
    const ticket = ticketSchema.parse(reply.body)
    expect(reply.headers.get('location')).toBe(`/v1/tickets/${ticket.id}`)
    expect(reply.headers.get('etag')).toBe('"1"')
    expect(ticket).toMatchObject({
      status: 'new',
      source: 'staff',
      urgency: { requested: 'work-request', effective: 'work-request', judged: null },
      assigneeId: null,
      version: 1,
    })
  })

  it('numbers tickets upwards from 1000', async () => {
    const first = await file(desk)
    const second = await file(desk)
    expect(first.number).toBeGreaterThanOrEqual(1000)
    expect(second.number).toBe(first.number + 1)
  })

  it('keeps the id that a console made, and refuses it a second time', async () => {
    const ticket = await file(desk, { id: ticketSchema.shape.id.parse('0190-console-made') })
    expect(ticket.id).toBe('0190-console-made')
    const again = await desk.api('POST', '/v1/tickets', { body: newTicket({ id: ticket.id }) })
    expect(again.status).toBe(409)
    expect(problem(again).code).toBe('id-taken')
  })

  it('keeps the description as the first message, in the name of who filed', async () => {
    const { id } = await file(desk, { description: 'It <b>hurts</b>.\r\nBadly.' })
    const ticket = await read(id)
    expect(ticket.messages).toHaveLength(1)
    expect(ticket.messages[0]).toMatchObject({
      kind: 'customer',
      position: 1,
      body: 'It <b>hurts</b>.\nBadly.',
      author: { kind: 'staff', name: 'Administrator' },
    })
  })

  it('finds the same group under every spelling of its name', async () => {
    const one = await file(desk, { groupName: 'Blue Whale GmbH' })
    const other = await file(desk, { groupName: '  blue WHALE ' })
    expect(other.groupId).toBe(one.groupId)
    expect(other.groupName).toBe('blue WHALE')
  })

  it('takes group names without a letter, each as its own', async () => {
    const one = await file(desk, { groupName: '🔥' })
    const other = await file(desk, { groupName: '!!!' })
    expect(other.groupId).not.toBe(one.groupId)
  })
})

describe('changing', () => {
  it('raises the version and leaves one message that says what changed, by whom and why', async () => {
    const { id } = await file(desk)
    const reply = await patch(id, 1, {
      status: 'open',
      urgency: 'impaired-function',
      reason: 'All mail is down',
    })
    expect(reply.status).toBe(200)
    expect(reply.headers.get('etag')).toBe('"2"')
    const ticket = await read(id)
    expect(ticket.urgency).toEqual({
      requested: 'work-request',
      effective: 'impaired-function',
      judged: null,
    })
    expect(ticket.urgencySet.effective).toMatchObject({
      why: 'All mail is down',
      by: { name: 'Administrator' },
    })
    expect(ticket.messages.map(({ kind, body }) => [kind, body]).slice(1)).toEqual([
      [
        'event',
        'Administrator changed the status from new to open and changed the urgency from work request to impaired function. Reason: All mail is down',
      ],
    ])
  })

  it('changes nothing where everything is as asked for', async () => {
    const { id } = await file(desk)
    const head = desk.database.head()
    const reply = await patch(id, 1, { status: 'new', assigneeId: null, urgency: 'work-request' })
    expect(reply.status).toBe(200)
    expect(ticketSchema.parse(reply.body).version).toBe(1)
    expect(desk.database.head()).toBe(head)
  })

  it('wants to know the version, and refuses a stale one with the ticket as it is', async () => {
    const { id } = await file(desk)
    const without = await desk.api('PATCH', `/v1/tickets/${id}`, { body: { status: 'open' } })
    expect(problem(without)).toMatchObject({ status: 428, code: 'version-required' })
    await patch(id, 1, { status: 'open' })
    const stale = await patch(id, 1, { status: 'closed' })
    expect(problem(stale)).toMatchObject({ status: 412, code: 'version-conflict' })
    expect(ticketSchema.parse(problem(stale).current)).toMatchObject({ id, version: 2, status: 'open' })
    expect((await read(id)).status).toBe('open')
  })

  it('derives the judged urgency from the verdict', async () => {
    const { id } = await file(desk, { urgency: 'mission-critical' })
    await patch(id, 1, { urgency: 'question', verdict: 'overstated' })
    expect((await read(id)).urgency.judged).toBe('question')
    await patch(id, 2, { verdict: 'could-not-know' })
    expect((await read(id)).urgency.judged).toBe('mission-critical')
    await patch(id, 3, { verdict: null })
    expect(await read(id)).toMatchObject({
      verdict: null,
      urgency: { judged: null },
      urgencySet: { judged: null },
    })
  })

  it.each([
    ['assigneeId', { assigneeId: 'nobody' }],
    ['groupId', { groupId: 'nowhere' }],
  ])('refuses a %s that points nowhere', async (path, body) => {
    const { id } = await file(desk)
    const reply = await patch(id, 1, body)
    expect(problem(reply)).toMatchObject({ status: 422, code: 'invalid-reference', errors: [{ path }] })
  })

  it.each([{}, { reason: 'only a reason' }, { number: 5 }, { status: 'lost' }, { version: 9 }])(
    'refuses %j',
    async (body) => {
      const { id } = await file(desk)
      expect(problem(await patch(id, 1, body)).code).toBe('invalid-request')
    },
  )

  it('knows nothing of foreign ids', async () => {
    expect(problem(await desk.api('GET', '/v1/tickets/foreign'))).toMatchObject({
      status: 404,
      code: 'not-found',
    })
    expect(problem(await patch('foreign', 1, { status: 'open' })).status).toBe(404)
  })
})

describe('merging', () => {
  it('closes one into the other, and both say so', async () => {
    const double = await file(desk)
    const kept = await file(desk)
    const reply = await desk.api('POST', `/v1/tickets/${double.id}/merge`, { body: { into: kept.id } })
    expect(ticketSchema.parse(reply.body)).toMatchObject({
      status: 'closed',
      mergedInto: kept.id,
      version: 2,
    })
    expect((await read(double.id)).messages.at(-1)?.body).toBe(
      `Administrator merged this ticket into #${kept.number}.`,
    )
    expect((await read(kept.id)).messages.at(-1)?.body).toBe(
      `Administrator merged #${double.number} into this ticket.`,
    )
    const again = await desk.api('POST', `/v1/tickets/${double.id}/merge`, { body: { into: kept.id } })
    expect(problem(again)).toMatchObject({ status: 409, code: 'already-merged' })
  })

  it('is undone by reopening, by the staff or by a word of the customer; until then nobody writes there', async () => {
    for (const reopen of ['staff', 'customer']) {
      const double = await file(desk)
      const kept = await file(desk)
      await desk.api('POST', `/v1/tickets/${double.id}/merge`, { body: { into: kept.id } })
      const note = { body: { kind: 'note', body: 'Who reads this?' } }
      const held = await desk.api('POST', `/v1/tickets/${double.id}/messages`, note)
      expect(problem(held)).toMatchObject({ status: 409, code: 'already-merged', current: { id: double.id } })

      if (reopen === 'staff') await patch(double.id, 2, { status: 'open' })
      else {
        const author = { kind: 'customer' as const, staffId: null, name: 'Grace Hopper' }
        const said = { kind: 'customer' as const, body: 'Not the same!', author, now: new Date() }
        await desk.database.write((tx) => addMessage(tx, double.id, said))
      }
      expect(await read(double.id)).toMatchObject({ status: 'open', mergedInto: null })
      expect((await desk.api('POST', `/v1/tickets/${double.id}/messages`, note)).status).toBe(201)
    }
  })

  it('refuses to lose what is worked on in what is settled; what is settled goes anywhere', async () => {
    for (const status of ['resolved', 'closed']) {
      const settled = await file(desk)
      const open = await file(desk)
      await patch(settled.id, 1, { status })
      const refused = problem(
        await desk.api('POST', `/v1/tickets/${open.id}/merge`, { body: { into: settled.id } }),
      )
      expect(refused).toMatchObject({ status: 422, code: 'invalid-reference' })
      expect(refused.detail).toContain(`#${settled.number} is ${status}`)
      expect(await read(open.id)).toMatchObject({ status: 'new', mergedInto: null, version: 1 })
      const reply = await desk.api('POST', `/v1/tickets/${settled.id}/merge`, { body: { into: open.id } })
      expect(reply.status).toBe(200)
    }
  })

  it('refuses itself, and what is not there', async () => {
    const { id } = await file(desk)
    for (const into of [id, 'nowhere']) {
      const reply = await desk.api('POST', `/v1/tickets/${id}/merge`, { body: { into } })
      expect(problem(reply)).toMatchObject({ status: 422, code: 'invalid-reference' })
    }
  })
})
