import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { randomUUID } from 'node:crypto'
import { messageIdSchema, ticketIdSchema } from '#shared/protocol/common'
import { eventually, makeProfile, signIn, wholeQueue } from '../../support/core-console.ts'
import { startCoreProcess, type CoreProcess } from '../../support/core-process.ts'
import { startDesk, type Desk } from '../../support/desk.ts'
import { startProxy, type Proxy } from '../../support/proxy.ts'

const ticket = {
  groupName: 'Harbour Books',
  urgency: 'impaired-function' as const,
  requester: { firstName: 'Ada', lastName: 'Brook', email: 'ada@harbour.example', phone: '+49 30 123456' },
  subject: 'The shop is slow',
  description: 'Since this morning every page takes a minute.',
}

let desk: Desk
let line: Proxy
let profile: Awaited<ReturnType<typeof makeProfile>>
let core: CoreProcess

beforeEach(async () => {
  desk = await startDesk()
  line = await startProxy(desk.url)
  profile = await makeProfile()
  core = startCoreProcess()
})
afterEach(async () => {
  await core.kill()
  await line.close()
  await desk.close()
  await profile.remove()
})

const online = () =>
  eventually(async () => {
    const view = await core.value('connection.read', undefined)
    return view.state.kind === 'online' ? view : null
  }, 'online')
const firstRow = () =>
  eventually(async () => (await core.value('queue.window', wholeQueue)).rows[0] ?? null, 'a row in the queue')

describe('a console and its desk', () => {
  it('shows what was filed on the service without being asked', async () => {
    await signIn(core, profile.path, line.url, desk.token)
    await online()
    await desk.api('POST', '/v1/tickets', { body: ticket })
    const row = await firstRow()
    expect(row).toMatchObject({ subject: ticket.subject, urgency: ticket.urgency, pending: false })
    const view = await core.value('ticket.read', { ticketId: row.id })
    expect(view?.messages[0]?.body).toBe(ticket.description)
  })

  it('shows the queue after a restart without a network, and delivers a reply made there exactly once', async () => {
    const person = await signIn(core, profile.path, line.url, desk.token)
    await desk.api('POST', '/v1/tickets', { body: ticket })
    const { id: ticketId } = await firstRow()
    line.cut()
    await core.kill()
    core = startCoreProcess()
    const { url: serviceUrl } = line
    await core.control({ do: 'start', profile: profile.path, serviceUrl, token: desk.token, person })
    expect((await firstRow()).subject).toBe(ticket.subject)
    const messageId = messageIdSchema.parse(randomUUID())
    const seenThrough = (await core.value('ticket.read', { ticketId }))?.seenThrough ?? null
    const reply = {
      kind: 'reply' as const,
      ticketId,
      messageId,
      body: 'We are looking into it.',
      seenThrough,
    }
    const first = await core.value('act.perform', { act: reply })
    const again = await core.value('act.perform', { act: reply })
    expect(again).toEqual(first)
    expect((await firstRow()).pending).toBe(true)
    const shown = await core.value('ticket.read', { ticketId })
    expect(shown?.messages.at(-1)).toMatchObject({ body: reply.body, act: { state: { kind: 'waiting' } } })
    line.mend()
    await core.value('connection.retry', undefined)
    await eventually(async () => ((await firstRow()).pending ? null : true), 'the reply to be sent')
    const answer = await desk.api('GET', `/v1/tickets/${ticketId}`)
    const body = JSON.stringify(answer.body)
    expect(body.split(reply.body)).toHaveLength(2)
  })

  it('files a ticket offline, lets a note and a status follow it, and sends the three in that order', async () => {
    await signIn(core, profile.path, line.url, desk.token)
    await online()
    line.cut()
    const ticketId = ticketIdSchema.parse(randomUUID())
    await core.value('act.perform', { act: { kind: 'file-ticket', ticketId, ...ticket } })
    await core.value('act.perform', {
      act: { kind: 'note', ticketId, messageId: messageIdSchema.parse(randomUUID()), body: 'Called twice.' },
    })
    await core.value('act.perform', { act: { kind: 'change-ticket', ticketId, set: { status: 'open' } } })
    const row = await firstRow()
    expect(row).toMatchObject({ number: null, status: 'open', pending: true })
    line.mend()
    await core.value('connection.retry', undefined)
    const numbered = await eventually(async () => {
      const now = await firstRow()
      return now.number !== null && !now.pending ? now : null
    }, 'a number')
    expect(numbered).toMatchObject({ id: ticketId, status: 'open' })
    const outbox = await core.value('outbox.list', undefined)
    expect(outbox.map((entry) => entry.state.kind)).toEqual(['sent', 'sent', 'sent'])
  })

  it('asks a person where two changed the same field, and merges where they changed different ones', async () => {
    await signIn(core, profile.path, line.url, desk.token)
    await desk.api('POST', '/v1/tickets', { body: ticket })
    const { id: ticketId } = await firstRow()
    line.cut()
    await core.value('act.perform', { act: { kind: 'change-ticket', ticketId, set: { status: 'pending' } } })
    await core.value('act.perform', { act: { kind: 'change-ticket', ticketId, set: { subject: 'Mine' } } })
    const colleague = await desk.api('PATCH', `/v1/tickets/${ticketId}`, {
      headers: { 'if-match': '"1"' },
      body: { subject: 'Theirs' },
    })
    expect(colleague.status).toBe(200)
    line.mend()
    await core.value('connection.retry', undefined)
    const refused = await eventually(async () => {
      const outbox = await core.value('outbox.list', undefined)
      return outbox.find((entry) => entry.state.kind === 'needs-you') ?? null
    }, 'a conflict')
    expect(await firstRow()).toMatchObject({ subject: 'Theirs', status: 'pending' })
    const shown = refused.conflicts.map(({ field, stands }) => ({ field, stands }))
    const decision = { kind: 'settle' as const, mine: ['subject'], shown }
    await core.value('outbox.decide', { actId: refused.id, decision })
    await eventually(async () => ((await firstRow()).subject === 'Mine' ? true : null), 'my subject')
    await eventually(async () => ((await firstRow()).pending ? null : true), 'nothing pending')
    const answer = await desk.api('GET', `/v1/tickets/${ticketId}`)
    expect(answer.body).toMatchObject({ subject: 'Mine', status: 'pending' })
  })

  it('locks a device that was revoked, keeps its outbox, and stays locked without a network', async () => {
    const created = await desk.api('POST', '/v1/staff', {
      body: { name: 'Eve Stone', email: 'eve@desk.example', role: 'agent' },
    })
    const { staff, token } = created.body as { staff: { id: string }; token: string }
    const person = await signIn(core, profile.path, line.url, token)
    await desk.api('POST', '/v1/tickets', { body: ticket })
    const { id: ticketId } = await firstRow()
    line.cut()
    const messageId = messageIdSchema.parse(randomUUID())
    await core.value('act.perform', { act: { kind: 'note', ticketId, messageId, body: 'Kept.' } })
    await desk.api('DELETE', `/v1/staff/${staff.id}`)
    line.mend()
    await core.value('connection.retry', undefined)
    await eventually(() => core.said.find((one) => one.kind === 'locked-out') ?? null, 'to be locked out')
    expect(await core.call('queue.window', wholeQueue)).toMatchObject({
      ok: false,
      failure: { code: 'unauthenticated' },
    })
    expect(await core.value('outbox.list', undefined)).toHaveLength(1)
    line.cut()
    await core.kill()
    core = startCoreProcess()
    await core.control({ do: 'start', profile: profile.path, serviceUrl: line.url, token, person })
    expect(await core.call('queue.window', wholeQueue)).toMatchObject({
      ok: false,
      failure: { code: 'unauthenticated' },
    })
  })
})
