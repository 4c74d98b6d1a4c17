import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useGoLive } from '../../../renderer/features/settings/go-live-store.ts'
import { useSettings } from '../../../renderer/features/settings/settings-store.ts'
import { SettingsView } from '../../../renderer/features/settings/settings-view.tsx'
import { useToken } from '../../../renderer/features/settings/token-store.ts'
import { failed, success } from '../../../shared/ipc/result.ts'
import { installBridge, type FakeBridge } from '../../support/fake-bridge.ts'
import { fakeDesk, fakeMe, fakePerson } from '../../support/fake-desk.ts'
import { button, field, hasNoInjectedMarkup, hostileText, onScreen, press, theOne, type, until, words } from '../on-screen.tsx' // prettier-ignore

let bridge: FakeBridge
let uninstall: () => void
beforeEach(() => {
  useSettings.setState(useSettings.getInitialState(), true)
  useGoLive.setState(useGoLive.getInitialState(), true)
  useToken.setState(useToken.getInitialState(), true)
  bridge = fakeDesk(1).bridge
  const person = { ...fakePerson, name: hostileText, sample: false }
  bridge.answer('session.read', () => success({ kind: 'signed-in', person }))
  uninstall = installBridge(bridge)
})
afterEach(() => {
  uninstall()
  vi.unstubAllGlobals()
})

async function shown() {
  await onScreen(<SettingsView />)
  await until(() => expect(words()).toContain(fakePerson.serviceUrl))
}

/** Its words stand in the label around it. */
function theSwitch(words: string): HTMLElement {
  const label = [...document.querySelectorAll('label')].find((each) => each.textContent.includes(words))
  const input = label?.querySelector<HTMLElement>('input[role="switch"]')
  if (input == null) throw new Error(`no switch says ${words}`)
  return input
}

it('says where things rest and never shows the token', async () => {
  await shown()
  expect(words()).toContain('In a file that only your account may read, not encrypted')
  expect(words()).toContain('iMagine Desk 0.1.0, browser console')
  expect(hasNoInjectedMarkup()).toBe(true)
  await press(button('Replace token…'))
  expect(field('New token').getAttribute('type')).toBe('password')
})

it('puts a theme into the preferences at once', async () => {
  await shown()
  await press(theOne('input[type="radio"]', 'Dark'))
  expect(bridge.requestsOf('preferences.change')).toEqual([{ theme: 'dark' }])
  expect(useSettings.getState().theme).toBe('dark')
})

it('switches single keys off', async () => {
  await shown()
  await press(theSwitch('Single keys'))
  expect(bridge.requestsOf('preferences.change')).toEqual([{ singleKeys: false }])
  expect(useSettings.getState().singleKeys).toBe(false)
})

it('asks for permission where a browser wants to be asked, after a press', async () => {
  let permission = 'default'
  const asked = vi.fn<() => Promise<string>>(() => Promise.resolve((permission = 'denied')))
  vi.stubGlobal('Notification', {
    get permission() {
      return permission
    },
    requestPermission: asked,
  })
  await shown()
  expect(asked).not.toHaveBeenCalled()
  await press(button('Allow notifications in this browser'))
  await until(() => expect(words()).toContain('This browser was told to show none'))
  expect(asked).toHaveBeenCalledTimes(1)
})

it('follows a theme that was chosen in another window', async () => {
  await shown()
  await until(() => expect(useSettings.getState().theme).toBe('system'))
  const leave = useSettings.getState().opened()
  await bridge.call('preferences.change', { theme: 'light' })
  expect(useSettings.getState().theme).toBe('light')
  leave()
})

it('tells in words what a test of the connection found', async () => {
  bridge.answer('session.test', () => success(fakeMe))
  await shown()
  await press(button('Test connection'))
  await until(() => expect(words()).toMatch(/The desk answered in \d+ ms\. It takes you for Rosa/))
  expect(bridge.requestsOf('session.test')).toEqual([null])
})

it('says why the desk did not answer and offers another try', async () => {
  bridge.answer('session.test', () => failed('service-unreachable', 'No answer.'))
  await shown()
  await press(button('Test connection'))
  await until(() => expect(words()).toContain('No answer.'))
  await press(button('Try again'))
  expect(bridge.requestsOf('session.test')).toHaveLength(2)
})

it('replaces the token only once the desk has accepted it', async () => {
  bridge.answer('session.connect', () => failed('unauthenticated', 'The desk does not know this token.'))
  await shown()
  await press(button('Replace token…'))
  await type(field('New token'), 'wrong')
  await press(button('Replace'))
  await until(() => expect(words()).toContain('The desk does not know this token.'))
  bridge.answer('session.connect', () => success({ kind: 'signed-in', person: fakePerson }))
  await press(button('Replace'))
  await until(() => expect(document.querySelector('[role="dialog"]')).toBeNull())
  expect(useToken.getState().token).toBe('')
  expect(bridge.requestsOf('session.connect').at(-1)).toEqual({
    serviceUrl: fakePerson.serviceUrl,
    token: 'wrong',
  })
})

it('asks before it signs out and says what stays', async () => {
  bridge.answer('session.leave', () => success({ kind: 'signed-out', lastServiceUrl: null }))
  await shown()
  await press(button('Sign out…'))
  expect(words()).toContain('What has not been sent yet stays here')
  expect(bridge.requestsOf('session.leave')).toHaveLength(0)
  await press(button('Sign out'))
  expect(bridge.requestsOf('session.leave')).toHaveLength(1)
})

it('leaves no listener behind', () => {
  const leave = useSettings.getState().opened()
  leave()
  expect(bridge.listenerCount('session')).toBe(0)
  expect(bridge.listenerCount('preferences')).toBe(0)
})

it('lets a reply leave at once where that is wanted, and offers a time that was set elsewhere', async () => {
  await shown()
  expect(words()).toContain('A reply leaves 10 seconds after you send it.')
  await press(theOne('input[type="radio"]', 'Send at once'))
  expect(bridge.requestsOf('preferences.change')).toEqual([{ undoSeconds: 0 }])
  expect(words()).toContain('cannot be taken back')
  await bridge.call('preferences.change', { undoSeconds: 7 })
  await until(() => expect(words()).toContain('A reply leaves 7 seconds after you send it.'))
  theOne('input[type="radio"]', '7 seconds')
})

it('shows an administrator what is missing before going live, and asks again when told to', async () => {
  const person = { ...fakePerson, role: 'admin', sample: false } as const
  bridge.answer('session.read', () => success({ kind: 'signed-in', person }))
  bridge.answer('golive.read', () => failed('service-unreachable', 'No answer.'))
  await shown()
  await until(() => expect(words()).toContain('No answer.'))
  const items = [
    { key: 'mail', done: false, words: 'The desk sends no mail.' },
    { key: 'drill', done: true, words: hostileText },
  ] as const
  bridge.answer('golive.read', () => success({ sample: false, items: [...items] }))
  await press(button('Try again'))
  await until(() => expect(words()).toContain('1 of 2 things are missing.'))
  expect(words()).toContain('The desk sends no mail.')
  expect(hasNoInjectedMarkup()).toBe(true)
  bridge.answer('golive.read', () => success({ sample: false, items: [items[1]] }))
  await press(button('Look again'))
  await until(() => expect(words()).toContain('Nothing is missing.'))
})

it('asks nothing of that for an agent, who could not mend it', async () => {
  const person = { ...fakePerson, role: 'agent', sample: false } as const
  bridge.answer('session.read', () => success({ kind: 'signed-in', person }))
  await shown()
  expect(words()).not.toContain('Before going live')
  expect(bridge.requestsOf('golive.read')).toEqual([])
})
