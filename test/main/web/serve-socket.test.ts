import { once } from 'node:events'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { WebSocket } from 'ws'
import { serveTestConsole, type ServedConsole } from '../../support/served-console.ts'
import { until } from '../../support/until.ts'

let served: ServedConsole

beforeEach(async () => {
  served = await serveTestConsole()
})
afterEach(() => served.close())

/** How the server refused an upgrade, or 101. */
function statusOf(socket: WebSocket): Promise<number> {
  return new Promise((resolve) => {
    socket.on('error', () => undefined)
    socket.on('open', () => {
      socket.close()
      resolve(101)
    })
    socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0))
  })
}

async function open(): Promise<WebSocket> {
  const socket = served.socket(await served.enter())
  await once(socket, 'open')
  return socket
}

async function nextMessage(socket: WebSocket): Promise<unknown> {
  const [data] = (await once(socket, 'message')) as [Buffer]
  return JSON.parse(data.toString())
}

async function closeCode(socket: WebSocket): Promise<number> {
  socket.on('error', () => undefined)
  const [code] = (await once(socket, 'close')) as [number]
  return code
}

it('refuses a wrong secret, a foreign page and a foreign name', async () => {
  const secret = await served.enter()
  expect(await statusOf(served.socket('wrong'))).toBe(401)
  expect(await statusOf(served.socket(secret, { origin: 'https://attacker.example' }))).toBe(403)
  expect(await statusOf(served.socket(secret, { host: 'attacker.example' }))).toBe(421)
  expect(await statusOf(served.socket(secret))).toBe(101)
})

it('answers calls and passes events on, to every tab of the one desk', async () => {
  const first = await open()
  const second = await open()
  first.send(JSON.stringify({ kind: 'call', id: 7, name: 'host.read' }))
  expect(await nextMessage(first)).toEqual({
    kind: 'answer',
    id: 7,
    result: { ok: true, value: 'host.read' },
  })

  const event = { kind: 'event' as const, name: 'session' as const, event: { kind: 'starting-sample' } }
  const heard = [nextMessage(first), nextMessage(second)]
  served.desk.tell(event)
  expect(await Promise.all(heard)).toEqual([event, event])
})

it('leaves no listener behind when tabs close', async () => {
  const tabs = [await open(), await open(), await open()]
  expect(served.desk.listeners()).toBe(3)
  for (const tab of tabs) tab.terminate()
  await until('no listener', () => served.desk.listeners() === 0)
  expect(served.server.sockets()).toBe(0)
})

it.each([
  ['torn JSON', '{"kind":"call"', 1002],
  ['no call', '{"kind":"shout"}', 1002],
  ['a binary frame', Buffer.from('{"kind":"call","id":1,"name":"host.read"}'), 1002],
  ['a frame of more than 4 MiB', 'x'.repeat(4 * 1024 * 1024 + 1), 1009],
])('closes on %s, and serves the others on', async (_, data, code) => {
  const other = await open()
  const socket = await open()
  const closed = closeCode(socket)
  socket.send(data)
  expect(await closed).toBe(code)
  await until('one listener', () => served.desk.listeners() === 1)
  other.send(JSON.stringify({ kind: 'call', id: 1, name: 'session.read' }))
  expect(await nextMessage(other)).toMatchObject({ id: 1 })
})

it('says goodbye when the console ends', async () => {
  const socket = await open()
  const closed = closeCode(socket)
  await served.server.close()
  expect([1001, 1006]).toContain(await closed)
})
