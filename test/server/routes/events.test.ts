import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { changesReplySchema, headSchema } from '#shared/protocol/changes'
import { meSchema } from '#shared/protocol/staff'
import type { NewView } from '#shared/protocol/view'
import { openDatabase } from '#server/store/database'
import { recordChange } from '#server/store/feed'
import { newColleague } from '../../support/colleague.ts'
import { startDesk, type Desk } from '../../support/desk.ts'
import { file, newTicket } from '../../support/filed.ts'
import { until } from '../../support/until.ts'

let desk: Desk
let closed = false
beforeEach(async () => {
  desk = await startDesk()
  closed = false
})
afterEach(async () => {
  if (!closed) await desk.close()
})

/** Follows the events; `text` is what has come so far. */
async function follow(token = desk.token, query = '') {
  const response = await fetch(`${desk.url}/v1/events${query}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  const followed = { text: '', ended: false, response }
  void (async () => {
    const decoder = new TextDecoder()
    for await (const part of response.body ?? []) followed.text += decoder.decode(part, { stream: true })
  })().finally(() => (followed.ended = true))
  return followed
}
const headLine = (seq: number) => `event: head\ndata: {"seq":${seq}}\n\n`

it('tells the head at once, and each new one', async () => {
  const events = await follow()
  expect(events.response.headers.get('content-type')).toContain('text/event-stream')
  const start = desk.database.head()
  await until('the present head', () => events.text === headLine(start))
  await file(desk)
  await until('the next head', () => events.text === headLine(start) + headLine(desk.database.head()))
})

const ownView: NewView = {
  shared: false,
  name: 'Mine',
  letter: null,
  place: 1,
  filter: { urgencies: [], statuses: [], assignee: 'me', groupId: null, text: '' },
  sort: 'urgency',
  direction: 'descending',
  columns: ['subject'],
  grouping: 'none',
}

/** The heads of a stream that was asked for with their changes. */
function headsIn({ text }: { text: string }) {
  return [...text.matchAll(/^event: head\ndata: (.*)\n\n/gm)].map(([, data]) =>
    headSchema.parse(JSON.parse(data ?? '')),
  )
}
const wholeHead = (events: { text: string }) => headsIn(events).at(-1)?.seq === desk.database.head()

it('tells, to those who want it, what led to a head: the very page that its cursor is answered with', async () => {
  const events = await follow(desk.token, '?changes=true')
  await file(desk)
  await until('a head', () => wholeHead(events))
  const changes = async (cursor: string) =>
    (await desk.api('GET', `/v1/changes?cursor=${encodeURIComponent(cursor)}`)).body
  let reached: string | null = null
  for (let turn = 0; turn < 3; turn += 1) {
    const ticket = await file(desk)
    await until('the head of it', () => wholeHead(events))
    const { after = '', page } = headsIn(events).at(-1) ?? {}
    expect(page).toEqual(await changes(after))
    const told = changesReplySchema.parse(page)
    expect(told.changes.map(({ kind }) => kind)).toEqual(['message', 'ticket'])
    expect(told.changes.at(-1)).toMatchObject({ id: ticket.id })
    expect(after).toBe(reached ?? after)
    reached = told.cursor
  }
})

it('tells the head alone where much has changed, and where not all may see what did', async () => {
  const events = await follow(desk.token, '?changes=true')
  await file(desk)
  await until('a head', () => wholeHead(events))
  await desk.database.write(async (tx) => {
    for (let turn = 0; turn < 21; turn += 1)
      await recordChange(tx, { kind: 'message', id: `${turn}`, op: 'delete', version: 1, now: new Date() })
  })
  await until('the head of many', () => wholeHead(events))
  expect(headsIn(events).at(-1)).not.toHaveProperty('page')
  await file(desk)
  await until('the head of one', () => wholeHead(events))
  expect(headsIn(events).at(-1)).toHaveProperty('page')
  expect((await desk.api('PUT', '/v1/views/v-1', { body: ownView })).status).toBe(201)
  await until('the head of a view', () => wholeHead(events))
  expect(headsIn(events).at(-1)).not.toHaveProperty('page')
})

it('tells the head alone to whoever does not take what was told before', async () => {
  const { port } = new URL(desk.url)
  const socket = connect(Number(port), '127.0.0.1')
  socket.write(
    `GET /v1/events?changes=true HTTP/1.1\r\nhost: desk\r\nauthorization: Bearer ${desk.token}\r\n\r\n`,
  )
  await once(socket, 'readable')
  const other = await follow(desk.token, '?changes=true')
  const long = { ...newTicket(), description: 'a'.repeat(20_000) }
  // Several times what the sockets of both ends hold.
  for (let turn = 0; turn < 600; turn += 1) await desk.api('POST', '/v1/tickets', { body: long })
  const last = `{"seq":${desk.database.head()},`
  await until('the last head', () => other.text.includes(last))
  let text = ''
  socket.setEncoding('utf8').on('data', (part: string) => (text += part))
  await until('all that was told meanwhile', () => text.includes(`{"seq":${desk.database.head()}}`))
  socket.destroy()
  expect(text.length).toBeLessThan(other.text.length)
})

it('tells what another process has written into the same file', async () => {
  const events = await follow()
  const other = await openDatabase(desk.dataDir)
  const seq = await other.write((tx) =>
    recordChange(tx, { kind: 'message', id: 'x', op: 'delete', version: 1, now: new Date() }),
  )
  await until('the other head', () => events.text.endsWith(headLine(seq)))
  expect(desk.database.head()).toBe(seq)
  await other.close()
})

it('ends when the service does', async () => {
  const events = await follow()
  await until('the present head', () => events.text !== '')
  closed = true
  await desk.close()
  await until('the end', () => events.ended)
  expect(events.ended).toBe(true)
})

it('ends when its device is revoked, or its person, and no other one does', async () => {
  const one = await newColleague(desk, 'One')
  const other = await newColleague(desk, 'Other')
  const [ofOne, ofOther, own] = [await follow(one.token), await follow(other.token), await follow()]
  const me = meSchema.parse((await desk.api('GET', '/v1/me', { token: one.token })).body)
  await desk.api('DELETE', `/v1/devices/${me.device.id}`)
  await until('the end', () => ofOne.ended)
  expect([ofOther.ended, own.ended]).toEqual([false, false])
  await desk.api('DELETE', `/v1/staff/${other.staff.id}`)
  await until('the end', () => ofOther.ended)
  expect(own.ended).toBe(false)
})

it('is for staff only', async () => {
  const events = await follow('wrong')
  expect(events.response.status).toBe(401)
})

it('is forgotten when the caller leaves', async () => {
  const leaving = new AbortController()
  const response = await fetch(`${desk.url}/v1/events`, {
    headers: { authorization: `Bearer ${desk.token}` },
    signal: leaving.signal,
  })
  expect(response.status).toBe(200)
  const listening = async () =>
    /^desk_event_streams (\d+)$/m.exec((await desk.api('GET', '/metrics')).text)?.[1]
  expect(await listening()).toBe('1')
  leaving.abort()
  await until('nobody listens', async () => (await listening()) === '0')
  expect(await listening()).toBe('0')
})
