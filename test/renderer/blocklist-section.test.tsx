import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { App } from '../../renderer/app.tsx'
import { useBlock } from '../../renderer/features/blocklist/block-store.ts'
import { useBlocklist } from '../../renderer/features/blocklist/blocklist-store.ts'
import { useBlocklistStatus } from '../../renderer/features/blocklist/status-store.ts'
import { useGroups } from '../../renderer/features/groups/groups-store.ts'
import { useSuggestions } from '../../renderer/features/suggestions/suggestions-store.ts'
import { useFrame } from '../../renderer/frame-store.ts'
import { loadRest } from '../../renderer/rest.tsx'
import { success } from '../../shared/ipc/result.ts'
import type { Role } from '../../shared/protocol/staff.ts'
import { installBridge, type FakeBridge } from '../support/fake-bridge.ts'
import { answerBlocklist, calmStatus, fakeBlocklistRow, fakeSuggestions } from '../support/fake-blocklist.ts'
import { fakeDesk, fakePerson } from '../support/fake-desk.ts'
import { button, onScreen, press, pressKey, theOne, until, words } from './on-screen.tsx'

/* What the frame composes: the bar, the alarm, the dialogs that every screen may ask for. */

/* What is loaded after the first rows must not still be on its way when a test ends. */
beforeAll(loadRest)
beforeAll(() => {
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 600 })
})
afterAll(() => {
  Reflect.deleteProperty(HTMLElement.prototype, 'clientHeight')
})

let bridge: FakeBridge
let uninstall: () => void
beforeEach(() => {
  useFrame.setState(useFrame.getInitialState(), true)
  useBlocklist.setState(useBlocklist.getInitialState(), true)
  useBlocklistStatus.setState(useBlocklistStatus.getInitialState(), true)
  useBlock.setState(useBlock.getInitialState(), true)
  useSuggestions.setState(useSuggestions.getInitialState(), true)
  useGroups.setState(useGroups.getInitialState(), true)
  bridge = fakeDesk(1).bridge
  answerBlocklist(bridge, [fakeBlocklistRow(1, { groupName: 'Harbour Print' })])
  bridge.answer('suggestions.list', () => success(fakeSuggestions(2)))
  uninstall = installBridge(bridge)
})
afterEach(() => uninstall())

async function shown(role: Role = 'admin') {
  bridge.answer('session.read', () => success({ kind: 'signed-in', person: { ...fakePerson, role } }))
  useFrame.setState({ section: 'outbox' })
  await onScreen(<App />)
  await until(() => expect(button(/^Blocklist/)).toBeDefined())
}
const say = (more: Partial<typeof calmStatus>) => {
  bridge.answer('blocklist.status', () => success({ ...calmStatus, ...more }))
  bridge.emit('changed', { topics: ['blocklist'], ticketIds: null })
}

it('tells administrators, and only them, how much of the list waits for one', async () => {
  await shown()
  expect(button(/^Blocklist/).textContent).toBe('Blocklist')
  say({ needsAdmin: 3 })
  await until(() => expect(button(/^Blocklist/).textContent).toBe('Blocklist3 to review'))
  bridge.emit('session', { kind: 'signed-in', person: { ...fakePerson, role: 'agent' } })
  await until(() => expect(button(/^Blocklist/).textContent).toBe('Blocklist'))
})

it('stands above every screen while the desk tells another history, and leads to the audit', async () => {
  await shown('agent')
  expect(words()).not.toContain('another history')
  const seen = { order: 812, hash: 'c0ffee'.repeat(10) }
  say({ alarm: { seen, noticedAt: Date.now() } })
  await until(() =>
    expect(theOne('[role="alert"]', 'The blocklist was rewritten').textContent).toContain('812'),
  )
  await press(button('Open the audit'))
  await until(() => expect(words()).toContain(seen.hash))
  await press(button('Settings'))
  expect(words()).toContain('The desk tells another history of the blocklist')
  say({})
  await until(() => expect(words()).not.toContain('another history'))
})

it('asks from a suggestion whether the group is to be blocked', async () => {
  await shown()
  await press(button(/^Blocklist/))
  await until(() => expect(theOne('[role="tab"]', /^Suggested/)).toBeDefined())
  await press(theOne('[role="tab"]', /^Suggested/))
  await until(() => expect(words()).toContain('Suggested 0'))
  await press(button('Block… Suggested 0'))
  await until(() => expect(useBlock.getState()).toMatchObject({ groupId: 'suggested-0', isOpen: true }))
  await until(() => expect(theOne('[role="dialog"]', /^Block /)).toBeDefined())
})

it('opens from the list the group’s own page', async () => {
  await shown()
  await press(button(/^Blocklist/))
  await until(() => expect(words()).toContain('Harbour Print'))
  await pressKey('j')
  await until(() => expect(words()).toContain('Evidence pack'))
  await press(button('Open group'))
  expect(useFrame.getState().section).toBe('groups')
  expect(useGroups.getState().selected).toBe('group-1')
})
