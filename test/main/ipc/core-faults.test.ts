import { randomUUID } from 'node:crypto'
import { readdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { messageIdSchema, ticketIdSchema } from '#shared/protocol/common'
import { createdStaffSchema } from '#shared/protocol/staff'
import { eventually, makeProfile, signIn, wholeQueue } from '../../support/core-console.ts'
import { startCoreProcess, type CoreProcess } from '../../support/core-process.ts'
import { startDesk, type Desk } from '../../support/desk.ts'
import { startCrookedLine, type CrookedLine } from './crooked-line.ts'

const ticket = {
  groupName: 'Harbour Books',
  urgency: 'question' as const,
  requester: { firstName: 'Ada', lastName: 'Brook', email: 'ada@harbour.example', phone: '+49 30 123456' },
  subject: 'A question',
  description: 'How do I change my password?',
}

let desk: Desk
let line: CrookedLine
let profile: Awaited<ReturnType<typeof makeProfile>>
let core: CoreProcess

beforeEach(async () => {
  desk = await startDesk()
  line = await startCrookedLine(desk.url)
  profile = await makeProfile()
  core = startCoreProcess()
})
afterEach(async () => {
  await core.kill()
  await line.close()
  await desk.close()
  await profile.remove()
})

const rows = async () => (await core.value('queue.window', wholeQueue)).rows
const outbox = () => core.value('outbox.list', undefined)
const isIn = (kind: string) => () =>
  core.value('connection.read', undefined).then((view) => (view.state.kind === kind ? view : null))
const newTicketId = () => ticketIdSchema.parse(randomUUID())
const newMessageId = () => messageIdSchema.parse(randomUUID())

describe('a console on a bad day', () => {
  it('makes one ticket of one act, although the first answer was lost after the service had committed', async () => {
    await signIn(core, profile.path, line.url, desk.token)
    await eventually(isIn('online'), 'online')
    line.loseAnswers()
    await core.value('act.perform', { act: { kind: 'file-ticket', ticketId: newTicketId(), ...ticket } })
    const listed = async () =>
      JSON.stringify((await desk.api('GET', '/v1/tickets')).body).split(ticket.subject).length - 1
    await eventually(async () => ((await listed()) === 1 ? true : null), 'the ticket on the service')
    await core.kill()
    core = startCoreProcess()
    line.mend()
    await signIn(core, profile.path, line.url, desk.token)
    await eventually(
      async () => ((await outbox())[0]?.state.kind === 'sent' ? true : null),
      'the act to be sent',
    )
    expect(await listed()).toBe(1)
    await eventually(async () => (await rows())[0]?.number ?? null, 'the number')
    expect(await rows()).toHaveLength(1)
  })

  it('pulls everything anew from a desk with another history, and keeps what was not sent', async () => {
    const other = await startDesk()
    await signIn(core, profile.path, line.url, desk.token)
    await desk.api('POST', '/v1/tickets', { body: { ...ticket, subject: 'Before' } })
    await eventually(async () => (await rows())[0] ?? null, 'a row')
    await other.api('POST', '/v1/tickets', { body: { ...ticket, subject: 'After' } })
    line.mend(other.url)
    await core.value('connection.retry', undefined)
    await eventually(async () => ((await rows())[0]?.subject === 'After' ? true : null), 'the other history')
    expect(await rows()).toHaveLength(1)
    await core.kill()
    await other.close()
  })

  it('says that a page of HTML is no desk, keeps its queue, and catches up when the desk is back', async () => {
    const hotel = createServer((_, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Pay first</p>'),
    )
    await new Promise<void>((resolve) => hotel.listen(0, '127.0.0.1', resolve))
    const address = hotel.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    await signIn(core, profile.path, line.url, desk.token)
    await desk.api('POST', '/v1/tickets', { body: ticket })
    await eventually(async () => (await rows())[0] ?? null, 'a row')
    line.mend(`http://127.0.0.1:${address.port}`)
    await core.value('connection.retry', undefined)
    await eventually(async () => {
      const { state } = await core.value('connection.read', undefined)
      return state.kind === 'offline' && state.failure.code === 'service-not-a-desk' ? state : null
    }, 'words about the page of HTML')
    expect(await rows()).toHaveLength(1)
    hotel.closeAllConnections()
    hotel.close()
    line.mend(desk.url)
    await core.value('connection.retry', undefined)
    await eventually(isIn('online'), 'online again')
  })

  it('rebuilds a cache that is not a database, and sends what waited', async () => {
    const person = await signIn(core, profile.path, line.url, desk.token)
    await desk.api('POST', '/v1/tickets', { body: ticket })
    const ticketId = (await eventually(async () => (await rows())[0] ?? null, 'a row')).id
    line.loseAnswers()
    await core.value('act.perform', {
      act: { kind: 'note', ticketId, messageId: newMessageId(), body: 'Kept note.' },
    })
    await core.kill()
    const folder = join(profile.path, 'people', readdirSync(join(profile.path, 'people'))[0] ?? '')
    for (const suffix of ['-wal', '-shm']) writeFileSync(join(folder, `cache.db${suffix}`), '')
    writeFileSync(join(folder, 'cache.db'), 'not a database at all, '.repeat(1000))
    core = startCoreProcess()
    line.mend()
    await core.control({
      do: 'start',
      profile: profile.path,
      serviceUrl: line.url,
      token: desk.token,
      person,
    })
    const row = await eventually(async () => {
      const [found] = await rows()
      return found !== undefined && !found.pending && (await outbox())[0]?.state.kind === 'sent'
        ? found
        : null
    }, 'the row and the note')
    expect(row.subject).toBe(ticket.subject)
    const bodies = JSON.stringify((await desk.api('GET', `/v1/tickets/${ticketId}`)).body)
    expect(bodies.split('Kept note.')).toHaveLength(2)
    expect(readdirSync(folder).some((name) => name.startsWith('cache.db.damaged-'))).toBe(true)
  })

  it('holds a reply that missed something, and sends it when its author says so', async () => {
    await signIn(core, profile.path, line.url, desk.token)
    await desk.api('POST', '/v1/tickets', { body: ticket })
    const [first] = await eventually(async () => ((await rows()).length > 0 ? rows() : null), 'a row')
    const ticketId = first?.id ?? newTicketId()
    const eve = { name: 'Eve Stone', email: 'eve@desk.example', role: 'agent' }
    const { token } = createdStaffSchema.parse((await desk.api('POST', '/v1/staff', { body: eve })).body)
    const note = { kind: 'note', body: 'I called them.' }
    await desk.api('POST', `/v1/tickets/${ticketId}/messages`, { token, body: note })
    const reply = {
      kind: 'reply' as const,
      ticketId,
      messageId: newMessageId(),
      body: 'Use the form.',
      seenThrough: null,
    }
    await core.value('act.perform', { act: reply })
    const held = await eventually(
      async () => (await outbox()).find((entry) => entry.state.kind === 'needs-you') ?? null,
      'the held reply',
    )
    expect(held.state).toMatchObject({
      failure: { code: 'unseen-messages', unseen: [{ body: note.body }] },
    })
    const seenThrough = held.unseen.at(-1)?.id ?? null
    await core.value('outbox.decide', { actId: held.id, decision: { kind: 'send-anyway', seenThrough } })
    await eventually(
      async () => ((await outbox())[0]?.state.kind === 'sent' ? true : null),
      'the reply to be sent',
    )
    expect(await core.call('outbox.decide', { actId: held.id, decision: { kind: 'discard' } })).toMatchObject(
      {
        failure: { code: 'act-already-sent' },
      },
    )
  })

  it('asks about what followed a ticket that was discarded before it left', async () => {
    await signIn(core, profile.path, line.url, desk.token)
    await eventually(isIn('online'), 'online')
    line.mend('http://127.0.0.1:1')
    await core.value('connection.retry', undefined)
    await eventually(isIn('offline'), 'offline')
    const ticketId = newTicketId()
    const { actId } = await core.value('act.perform', { act: { kind: 'file-ticket', ticketId, ...ticket } })
    await core.value('act.perform', {
      act: { kind: 'note', ticketId, messageId: newMessageId(), body: 'Follows.' },
    })
    await core.value('outbox.decide', { actId, decision: { kind: 'discard' } })
    expect(await rows()).toEqual([])
    expect(await outbox()).toMatchObject([{ act: { kind: 'note' }, state: { kind: 'needs-you' } }])
  })

  it('sets a damaged outbox aside, says where it rests, and works on', async () => {
    const person = await signIn(core, profile.path, line.url, desk.token)
    await core.kill()
    const folder = join(profile.path, 'people', readdirSync(join(profile.path, 'people'))[0] ?? '')
    writeFileSync(join(folder, 'work.db-wal'), '')
    writeFileSync(join(folder, 'work.db'), 'torn '.repeat(2000))
    core = startCoreProcess()
    const { url: serviceUrl } = line
    const started = await core.control({
      do: 'start',
      profile: profile.path,
      serviceUrl,
      token: desk.token,
      person,
    })
    expect(started).toMatchObject({ ok: true, value: { notice: { code: 'file-unreadable' } } })
    expect(readdirSync(folder).some((name) => name.startsWith('work.db.damaged-'))).toBe(true)
    await eventually(isIn('online'), 'online')
  })

  it('refuses a second console on the profile in words', async () => {
    await signIn(core, profile.path, line.url, desk.token)
    const second = startCoreProcess()
    await expect(signIn(second, profile.path, line.url, desk.token)).rejects.toThrow(
      'Another console is open',
    )
    await second.kill()
  })

  it('leaves and comes back with the outbox as it was', async () => {
    const person = await signIn(core, profile.path, line.url, desk.token)
    line.loseAnswers()
    await core.value('act.perform', { act: { kind: 'file-ticket', ticketId: newTicketId(), ...ticket } })
    await core.control({ do: 'leave' })
    expect(await core.call('outbox.list', undefined)).toMatchObject({ failure: { code: 'not-signed-in' } })
    await core.control({
      do: 'start',
      profile: profile.path,
      serviceUrl: line.url,
      token: desk.token,
      person,
    })
    expect(await outbox()).toHaveLength(1)
    expect(await core.control({ do: 'stop' })).toEqual({ ok: true, value: null })
  })
})
