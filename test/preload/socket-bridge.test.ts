import { afterEach, beforeEach, expect, it } from 'vitest'
import { createSocketBridge } from '../../preload/socket-bridge.ts'
import type { ConnectionView } from '../../shared/ipc/views.ts'
import { serveTestConsole, type ServedConsole } from '../support/served-console.ts'
import { until } from '../support/until.ts'

let served: ServedConsole
let sockets: WebSocket[]
let turnedAway: number
/** A bridge tries for ever; those of a test that is over are turned away. */
let ended: { is: boolean }

beforeEach(async () => {
  served = await serveTestConsole()
  sockets = []
  turnedAway = 0
  ended = { is: false }
})
afterEach(async () => {
  ended.is = true
  await served.close()
})

/** A bridge over real sockets; `ws` speaks the browser's interface. */
function bridgeWith(secret: string, askWhy: () => Promise<'away' | 'turned-away'>) {
  const [ours, over] = [sockets, ended]
  return createSocketBridge({
    openSocket() {
      const socket = served.socket(secret)
      // A browser has no such thing as an unheard error.
      socket.on('error', () => undefined)
      ours.push(socket as unknown as WebSocket)
      return socket as unknown as WebSocket
    },
    askWhy: () => (over.is ? Promise.resolve('turned-away') : askWhy()),
    wait: () => new Promise((resolve) => setImmediate(resolve)),
    onTurnedAway: () => (over.is ? null : turnedAway++),
  })
}
const away = () => Promise.resolve('away' as const)

it('answers calls made before the socket is open, each with its own answer', async () => {
  const bridge = bridgeWith(await served.enter(), away)
  const answers = await Promise.all([
    bridge.call('host.read', undefined),
    bridge.call('session.read', undefined),
  ])
  expect(answers).toEqual([
    { ok: true, value: 'host.read' },
    { ok: true, value: 'session.read' },
  ])
})

it('gives a true way out to each listener', async () => {
  const bridge = bridgeWith(await served.enter(), away)
  const heard: string[] = []
  const leaveFirst = bridge.on('session', () => heard.push('first'))
  const leaveSecond = bridge.on('session', () => heard.push('second'))
  bridge.on('connection', () => heard.push('never'))
  await bridge.call('host.read', undefined)
  const event = { kind: 'event', name: 'session', event: { kind: 'starting-sample' } } as const
  served.desk.tell(event)
  await bridge.call('host.read', undefined)
  leaveFirst()
  served.desk.tell(event)
  await bridge.call('host.read', undefined)
  leaveSecond()
  served.desk.tell(event)
  await bridge.call('host.read', undefined)
  expect(heard).toEqual(['first', 'second', 'second'])
})

it('opens a lost socket again and has everything read anew', async () => {
  const bridge = bridgeWith(await served.enter(), away)
  const topics: string[][] = []
  const sessions: unknown[] = []
  bridge.on('changed', (event) => topics.push(event.topics))
  bridge.on('session', (view) => sessions.push(view))
  await bridge.call('host.read', undefined)
  expect(topics).toEqual([])

  sockets[0]?.close()
  await until('everything is read anew', () => topics.length === 1)
  expect(topics[0]).toContain('tickets')
  expect(sessions).toEqual(['session.read'])
  expect(sockets).toHaveLength(2)
  expect(await bridge.call('host.read', undefined)).toMatchObject({ ok: true })
})

it('fails what nobody will answer', async () => {
  served.desk.answer = () => new Promise(() => undefined)
  const bridge = bridgeWith(await served.enter(), away)
  const asked = bridge.call('host.read', undefined)
  await until('the socket is open', () => sockets[0]?.readyState === 1)
  sockets[0]?.close()
  expect(await asked).toMatchObject({ ok: false, failure: { code: 'core-stopped' } })
})

it('tells the screens at once that the host is gone, and refuses what they ask', async () => {
  const bridge = bridgeWith(await served.enter(), away)
  const connections: ConnectionView[] = []
  bridge.on('connection', (view) => connections.push(view))
  await bridge.call('host.read', undefined)
  await served.close()
  await until('it is told', () => connections.length === 1)
  expect(connections[0]?.state).toMatchObject({ kind: 'stopped', failure: { code: 'core-stopped' } })
  expect(await bridge.call('host.read', undefined)).toMatchObject({ failure: { code: 'core-stopped' } })
  expect(connections).toHaveLength(1)
  served = await serveTestConsole()
})

it('stops trying where the host knows it no more', async () => {
  const bridge = bridgeWith('wrong', () => Promise.resolve('turned-away'))
  await until('it was turned away', () => turnedAway === 1)
  expect(sockets).toHaveLength(1)
  expect(await bridge.call('host.read', undefined)).toMatchObject({ ok: false })
})
