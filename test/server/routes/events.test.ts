import { afterEach, beforeEach, expect, it } from 'vitest'
import { meSchema } from '#shared/protocol/staff'
import { openDatabase } from '#server/store/database'
import { recordChange } from '#server/store/feed'
import { newColleague } from '../../support/colleague.ts'
import { startDesk, type Desk } from '../../support/desk.ts'
import { file } from '../../support/filed.ts'
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
async function follow(token = desk.token) {
  const response = await fetch(`${desk.url}/v1/events`, { headers: { authorization: `Bearer ${token}` } })
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
