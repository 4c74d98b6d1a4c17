import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemSchema } from '#shared/protocol/problem'
import { ticketWithMessagesSchema } from '#shared/protocol/ticket'
import { startDesk, type Desk, type Reply } from '../../support/desk.ts'
import { file, newTicket } from '../../support/filed.ts'

let desk: Desk
beforeAll(async () => {
  desk = await startDesk()
})
afterAll(() => desk.close())

const problem = (reply: Reply) => problemSchema.parse(reply.body)

describe('bad requests', () => {
  it.each([
    ['an unknown field', { ...newTicket(), colour: 'red' }, 'colour'],
    [
      'an unknown field inside',
      { ...newTicket(), requester: { ...newTicket().requester, age: 7 } },
      'requester.age',
    ],
    ['a wrong type', { ...newTicket(), subject: 7 }, 'subject'],
    ['an unknown urgency', { ...newTicket(), urgency: 'panic' }, 'urgency'],
    [
      'a bad e-mail address',
      { ...newTicket(), requester: { ...newTicket().requester, email: 'x' } },
      'requester.email',
    ],
    ['an overlong subject', { ...newTicket(), subject: 'x'.repeat(201) }, 'subject'],
    ['control characters', { ...newTicket(), subject: 'a\u0000b' }, 'subject'],
    ['an id with a slash', { ...newTicket(), id: '../1' }, 'id'],
  ])('names the field: %s', async (_, body, path) => {
    const reply = await desk.api('POST', '/v1/tickets', { body })
    expect(reply.status).toBe(400)
    expect(reply.headers.get('content-type')).toContain('application/problem+json')
    expect(problem(reply).code).toBe('invalid-request')
    expect(problem(reply).errors?.map((error) => error.path)).toContain(path)
  })

  it.each(['{', '[]', 'null', '"text"', '', '{"__proto__":{"x":1}}'])('refuses the body %j', async (raw) => {
    const reply = await desk.api('POST', '/v1/tickets', { raw })
    expect(reply.status).toBe(400)
    expect(problem(reply)).toMatchObject({ code: 'invalid-request', errors: [{ path: '' }] })
  })

  it('wants one name and one way to reach the person, no more', async () => {
    const phoneOnly = { firstName: '', lastName: 'Osei', email: '', phone: '+44 20 7946 0101' }
    const { requester } = await file(desk, { requester: phoneOnly })
    expect(requester).toEqual(phoneOnly)
    const body = { ...newTicket(), requester: { firstName: 'Mara', email: 'mara@harbour.example' } }
    expect((await desk.api('POST', '/v1/tickets', { body })).status).toBe(201)
    const nobody = { ...newTicket(), requester: { firstName: ' ', lastName: '', email: 'mara@' } }
    const reply = problem(await desk.api('POST', '/v1/tickets', { body: nobody }))
    expect(reply.errors).toEqual([
      { path: 'requester.email', message: 'Enter an e-mail address such as name@example.com.' },
    ])
    const blank = { ...newTicket(), requester: {} }
    const { errors = [] } = problem(await desk.api('POST', '/v1/tickets', { body: blank }))
    expect(errors.map((error) => error.path.split('.')[1])).toEqual([
      'firstName',
      'lastName',
      'email',
      'phone',
    ])
  })

  it('says in plain words what is wrong with a field', async () => {
    const requester = { ...newTicket().requester, lastName: 'x'.repeat(81) }
    const body = { ...newTicket(), urgency: 'panic', requester, subject: 5, id: 'x'.repeat(65) }
    const { errors = [] } = problem(await desk.api('POST', '/v1/tickets', { body }))
    const words = Object.fromEntries(errors.map(({ path, message }) => [path, message]))
    expect(words['urgency']).toMatch(/^Use one of: question, .*mission-critical\.$/)
    expect(words).toMatchObject({
      'requester.lastName': 'Use at most 80 characters.',
      subject: 'Enter a subject.',
      id: 'Give at most 64 characters.',
    })
    expect(problem(await desk.api('POST', '/v1/tickets')).detail).toBe('Give an object here.')
    expect(problem(await desk.api('GET', '/v1/tickets?limit=900')).detail).toBe('limit: Give at most 200.')
  })

  it('refuses text that is not UTF-8, rather than keep other characters', async () => {
    const bytes = Buffer.from(JSON.stringify(newTicket({ subject: 'Z' })))
    bytes[bytes.indexOf('"Z"') + 1] = 0xff
    const reply = await desk.api('POST', '/v1/tickets', { raw: bytes })
    expect(problem(reply)).toMatchObject({ status: 400, detail: 'The body is not UTF-8.' })
  })

  it.each(['application/xml', 'text/plain', 'text/plain;charset=UTF-8', 'application/x-www-form-urlencoded'])(
    'refuses a body of the type %s',
    async (type) => {
      const call = { raw: JSON.stringify(newTicket()), headers: { 'content-type': type } }
      for (const path of ['/v1/tickets', '/v1/staff/x/invitations']) {
        const reply = await desk.api('POST', path, call)
        expect(problem(reply)).toMatchObject({ status: 415, code: 'unsupported-media-type' })
      }
    },
  )

  it('refuses bodies over 1 MiB', async () => {
    const large = await desk.api('POST', '/v1/tickets', {
      body: newTicket({ description: 'x'.repeat(1024 * 1024) }),
    })
    expect(problem(large)).toMatchObject({ status: 413, code: 'body-too-large' })
  })

  it('writes nothing of a refused request', async () => {
    const before = desk.database.head()
    await desk.api('POST', '/v1/tickets', { body: { ...newTicket(), subject: '' } })
    await desk.api('POST', '/v1/tickets', { body: { ...newTicket(), groupName: 'Never seen', urgency: 'x' } })
    expect(desk.database.head()).toBe(before)
  })

  it('keeps hostile text as it was typed', async () => {
    const hostile = `<script>alert(1)</script>' or 1=1; -- "{{7*7}}" שלום 🔥 %00`
    const { id } = await file(desk, { subject: hostile, groupName: hostile, description: hostile })
    const { body } = await desk.api('GET', `/v1/tickets/${id}`)
    const ticket = ticketWithMessagesSchema.parse(body)
    expect([ticket.subject, ticket.groupName, ticket.messages[0]?.body]).toEqual([hostile, hostile, hostile])
  })
})
