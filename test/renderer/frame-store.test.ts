import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useFrame } from '../../renderer/frame-store.ts'
import { staffIdSchema } from '../../shared/protocol/common.ts'
import { installBridge } from '../support/fake-bridge.ts'
import { fakeDesk, fakePerson, type FakeDesk } from '../support/fake-desk.ts'

const startAgain = vi.fn<() => void>()
let desk: FakeDesk
let leave: () => void
let uninstall: () => void

beforeEach(async () => {
  useFrame.setState(useFrame.getInitialState(), true)
  startAgain.mockReset()
  desk = fakeDesk(1)
  uninstall = installBridge(desk.bridge)
  leave = useFrame.getState().opened(startAgain)
  await vi.waitFor(() => useFrame.getState().session ?? Promise.reject(new Error('not read yet')))
})

afterEach(() => {
  leave()
  uninstall()
})

describe('the frame', () => {
  it('stays as it is when the same person comes back', () => {
    desk.bridge.emit('session', { kind: 'signed-out', lastServiceUrl: null })
    desk.bridge.emit('session', { kind: 'signed-in', person: fakePerson })
    expect(startAgain).not.toHaveBeenCalled()
  })

  it('begins anew for another person: nothing of the one may stay on the screen of the other', () => {
    desk.bridge.emit('session', { kind: 'signed-out', lastServiceUrl: null })
    const other = { ...fakePerson, id: staffIdSchema.parse('staff-2') }
    desk.bridge.emit('session', { kind: 'signed-in', person: other })
    expect(startAgain).toHaveBeenCalledOnce()
  })

  it('remembers how wide the queue is beside a ticket', async () => {
    useFrame.getState().queueShareChanged(0.6)
    await vi.waitFor(() => expect(desk.preferences().queueShare).toBe(0.6))
  })

  it('stops listening when it leaves', () => {
    leave()
    expect(desk.bridge.listenerCount('session')).toBe(0)
    expect(desk.bridge.listenerCount('preferences')).toBe(0)
  })
})
