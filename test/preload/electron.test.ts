import { EventEmitter } from 'node:events'
import { beforeEach, expect, it, vi } from 'vitest'
import type { Bridge } from '#shared/ipc/bridge'

const { electron, exposed, invoked } = vi.hoisted(() => ({
  electron: {} as Record<'ipcRenderer' | 'contextBridge', unknown>,
  exposed: new Map<string, unknown>(),
  invoked: [] as unknown[][],
}))
vi.mock('electron', () => electron)

class DoubleIpcRenderer extends EventEmitter implements Pick<Electron.IpcRenderer, 'invoke'> {
  invoke(...parameters: unknown[]): Promise<unknown> {
    invoked.push(parameters)
    return Promise.resolve({ kind: 'answer', id: 1, result: { ok: true, value: 'answered' } })
  }
}
const ipcRenderer = new DoubleIpcRenderer()
electron.ipcRenderer = ipcRenderer
electron.contextBridge = {
  exposeInMainWorld: (name, api) => void exposed.set(name, api),
} satisfies Pick<Electron.ContextBridge, 'exposeInMainWorld'>

let bridge: Bridge
beforeEach(async () => {
  await import('../../preload/electron.ts')
  bridge = exposed.get('desk') as Bridge
})

it('shows the page one thing, with two ways through it', () => {
  expect([...exposed.keys()]).toEqual(['desk'])
  expect(Object.keys(bridge).sort()).toEqual(['call', 'on'])
})

it('hands a call over as it is, and the answer back', async () => {
  const answer = await bridge.call('requesters.find', { text: '<script>alert(1)</script>' })
  expect(answer).toEqual({ ok: true, value: 'answered' })
  expect(invoked).toEqual([
    [
      'desk:call',
      { kind: 'call', id: 1, name: 'requesters.find', request: { text: '<script>alert(1)</script>' } },
    ],
  ])
})

it('leaves no listener behind, whoever leaves first', () => {
  const heard: unknown[] = []
  const leaveFirst = bridge.on('session', (view) => heard.push(view))
  const leaveSecond = bridge.on('session', (view) => heard.push(view))
  const tell = (name: string, event: unknown) => ipcRenderer.emit('desk:event', {}, { name, event })
  tell('session', 'a')
  tell('connection', 'b')
  leaveFirst()
  tell('session', 'c')
  leaveSecond()
  tell('session', 'd')
  expect(heard).toEqual(['a', 'a', 'c'])
  expect(ipcRenderer.listenerCount('desk:event')).toBe(0)
})
