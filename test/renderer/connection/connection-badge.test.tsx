import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ConnectionBadge } from '../../../renderer/features/connection/connection-badge.tsx'
import { useConnection } from '../../../renderer/features/connection/connection-store.ts'
import { failed, success } from '../../../shared/ipc/result.ts'
import type { ConnectionView } from '../../../shared/ipc/views.ts'
import { fakeBridge, installBridge, type FakeBridge } from '../../support/fake-bridge.ts'
import { button, hasNoInjectedMarkup, hostileText, onScreen, press, until, words } from '../on-screen.tsx'

const online: ConnectionView = {
  state: { kind: 'online', since: 0 },
  lastExchangeAt: Date.now(),
  waiting: 0,
  needsYou: 0,
}
const offline: ConnectionView = {
  state: {
    kind: 'offline',
    since: Date.now(),
    retryAt: Date.now() + 60_000,
    failure: { code: 'service-unreachable', message: `No answer. ${hostileText}` },
  },
  lastExchangeAt: null,
  waiting: 3,
  needsYou: 0,
}

let bridge: FakeBridge
let uninstall: () => void
beforeEach(() => {
  useConnection.setState(useConnection.getInitialState(), true)
  bridge = fakeBridge({
    'connection.read': () => success(online),
    'connection.retry': () => success(null),
    'connection.pause': () => success(null),
  })
  uninstall = installBridge(bridge)
})
afterEach(() => uninstall())

it('says that the console has stopped, also where it had stopped before the screen was opened', async () => {
  bridge.answer('connection.read', () => failed('core-stopped', 'The console has stopped.'))
  await onScreen(<ConnectionBadge />)
  await until(() => expect(words()).toContain('Console stopped'))
  await press(button('Connection: Console stopped'))
  await until(() => expect(words()).toContain('The console has stopped.'))
  expect(words()).not.toContain('Everything goes on working')
})

it('follows the connection and leaves no listener behind', async () => {
  const leave = useConnection.getState().opened()
  await until(() => expect(useConnection.getState().view).toEqual(online))
  bridge.emit('connection', offline)
  expect(useConnection.getState().view).toEqual(offline)
  leave()
  expect(bridge.listenerCount('connection')).toBe(0)
})

it('trusts an event over an older answer that comes late', async () => {
  let answer = (): void => undefined
  bridge.answer('connection.read', () => new Promise((resolve) => (answer = () => resolve(success(online)))))
  const leave = useConnection.getState().opened()
  bridge.emit('connection', offline)
  await until(() => answer())
  await until(() => expect(useConnection.getState().view).toEqual(offline))
  leave()
})

it('shows the failure in words, tries again and leads to the outbox', async () => {
  bridge.answer('connection.read', () => success(offline))
  const onOpenOutbox = vi.fn<() => void>()
  await onScreen(<ConnectionBadge onOpenOutbox={onOpenOutbox} />)
  await until(() => expect(words()).toContain('3 acts waiting'))
  await press(button(/^Connection: Offline since/))
  expect(words()).toContain('No answer. <img src=x')
  expect(hasNoInjectedMarkup()).toBe(true)
  await press(button('Try now'))
  expect(bridge.requestsOf('connection.retry')).toHaveLength(1)
  await press(button('Open the outbox'))
  expect(onOpenOutbox).toHaveBeenCalledOnce()
})

it('has a first sync wait, and go on', async () => {
  const state = { kind: 'pulling', done: 10, total: 100 } as const
  bridge.answer('connection.read', () => success({ ...online, state, incomplete: 'first-sync' }))
  await onScreen(<ConnectionBadge />)
  await until(() => expect(words()).toContain('First sync: 10 of 100'))
  await press(button(/^Connection: First sync/))
  await press(button('Pause'))
  bridge.emit('connection', { ...online, state: { ...state, isPaused: true }, incomplete: 'first-sync' })
  await until(() => expect(words()).toContain('First sync, paused'))
  expect(words()).toContain('Fetching is paused')
  await press(button('Go on'))
  expect(bridge.requestsOf('connection.pause')).toEqual([{ isPaused: true }, { isPaused: false }])
})
