import { afterEach, beforeEach, expect, it } from 'vitest'
import { OnCallSection } from '../../renderer/on-call-section.tsx'
import { useFrame } from '../../renderer/frame-store.ts'
import { success } from '../../shared/ipc/result.ts'
import { fakeLoad, fakeResponder, fakeRotaView } from '../support/fake-duty.ts'
import { installBridge, type FakeBridge } from '../support/fake-bridge.ts'
import { fakeDesk, fakePerson } from '../support/fake-desk.ts'
import { onScreen, press, theOne, until, words } from './on-screen.tsx'

let bridge: FakeBridge
let uninstall: () => void
beforeEach(() => {
  useFrame.setState(useFrame.getInitialState(), true)
  bridge = fakeDesk(1).bridge
  bridge.answer('responders.list', () => success([fakeResponder('ada')]))
  bridge.answer('methods.trial', () => success(null))
  bridge.answer('rota.read', () => success(fakeRotaView()))
  bridge.answer('load.read', () => success(fakeLoad))
  uninstall = installBridge(bridge)
})
afterEach(() => uninstall())

it('has three pages, remembers the one that was open, and stops listening when it is left', async () => {
  await onScreen(<OnCallSection person={fakePerson} />)
  await until(() => expect(words()).toContain('1 responder, all tested lately'))
  await press(theOne('[role="tab"]', 'Rota'))
  await until(() => expect(words()).toContain('Escalation'))
  await press(theOne('[role="tab"]', 'Load'))
  await until(() => expect(words()).toContain('Night pages per person'))
  expect(useFrame.getState().onCallPage).toBe('load')
  expect(bridge.listenerCount('changed')).toBe(1)
})
