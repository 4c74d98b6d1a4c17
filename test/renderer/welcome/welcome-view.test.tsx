import { afterEach, beforeEach, expect, it } from 'vitest'
import { useWelcome } from '../../../renderer/features/welcome/welcome-store.ts'
import { WelcomeView } from '../../../renderer/features/welcome/welcome-view.tsx'
import { failed, success } from '../../../shared/ipc/result.ts'
import type { SessionView } from '../../../shared/ipc/views.ts'
import { fakeBridge, installBridge, type FakeBridge } from '../../support/fake-bridge.ts'
import { fakeMe, fakePerson } from '../../support/fake-desk.ts'
import { button, field, hasNoInjectedMarkup, hostileText, onScreen, press, theOne, type, until, words } from '../on-screen.tsx' // prettier-ignore

const signedOut: SessionView = { kind: 'signed-out', lastServiceUrl: null }
const signedIn: SessionView = { kind: 'signed-in', person: fakePerson }
const address = 'https://desk.example.net'

let bridge: FakeBridge
let uninstall: () => void
beforeEach(() => {
  useWelcome.setState(useWelcome.getInitialState(), true)
  bridge = fakeBridge({ 'session.read': () => success(signedOut) })
  uninstall = installBridge(bridge)
})
afterEach(() => uninstall())

async function shown() {
  await onScreen(<WelcomeView />)
  await until(() => expect(words()).toContain('Connect to your desk'))
}
async function filledIn() {
  await shown()
  await type(field('Service address'), address)
  await type(field('Token'), 'secret')
}

it('says what is missing beside its field before anybody is asked', async () => {
  await shown()
  await press(button('Connect'))
  expect(words()).toContain('Enter the address of your desk.')
  expect(words()).toContain('Enter your token.')
  expect(bridge.requestsOf('session.connect')).toHaveLength(0)
})

it('connects with what was typed and forgets the token afterwards', async () => {
  bridge.answer('session.connect', () => success(signedIn))
  await filledIn()
  await press(button('Connect'))
  expect(bridge.requestsOf('session.connect')).toEqual([{ serviceUrl: address, token: 'secret' }])
  await until(() => expect(useWelcome.getState()).toMatchObject({ token: '', serviceUrl: '' }))
})

it('shows a refusal beside its field and keeps what was typed', async () => {
  bridge.answer('session.connect', () =>
    failed('service-not-a-desk', `This address answers a web page. ${hostileText}`),
  )
  await filledIn()
  await press(button('Connect'))
  await until(() => expect(words()).toContain('This address answers a web page.'))
  expect(field('Service address').getAttribute('aria-invalid')).toBe('true')
  expect(field('Token').getAttribute('aria-invalid')).toBeNull()
  expect(useWelcome.getState()).toMatchObject({ serviceUrl: address, token: 'secret' })
  expect(hasNoInjectedMarkup()).toBe(true)
})

it('tests without signing in, and forgets the result once something else is typed', async () => {
  bridge.answer('session.test', () => success(fakeMe))
  await filledIn()
  await press(button('Test connection'))
  await until(() => expect(words()).toContain('You are Rosa, an agent'))
  await type(field('Token'), 'another')
  expect(words()).not.toContain('You are Rosa')
})

it('asks before a token is kept unencrypted, and keeps it only on a yes', async () => {
  bridge.answer('session.connect', ({ plainTokenAccepted }) =>
    plainTokenAccepted === true ? success(signedIn) : failed('token-storage-plain', 'No keychain.'),
  )
  await filledIn()
  await press(button('Connect'))
  await until(() => expect(words()).toContain('Keep the token unencrypted?'))
  await press(button('Do not sign in'))
  expect(bridge.requestsOf('session.connect')).toHaveLength(1)
  await press(button('Connect'))
  await press(button('Keep it and sign in'))
  expect(bridge.requestsOf('session.connect').at(-1)).toEqual({
    serviceUrl: address,
    token: 'secret',
    plainTokenAccepted: true,
  })
})

it('accepts an invitation link', async () => {
  bridge.answer('session.accept', () => failed('invitation-spent', 'This invitation was used already.'))
  await shown()
  await press(theOne('[role="tab"]', 'Invitation link'))
  await press(button('Accept the invitation'))
  expect(words()).toContain('Paste your invitation link.')
  await type(field('Invitation link'), `${address}/i/abc`)
  await press(button('Accept the invitation'))
  await until(() => expect(words()).toContain('This invitation was used already.'))
  expect(bridge.requestsOf('session.accept')).toEqual([{ invitation: `${address}/i/abc` }])
})

it('starts the sample, and says so when it cannot', async () => {
  bridge.answer('session.sample', () => failed('sample-failed', 'The sample did not start.'))
  await shown()
  await press(button('Start the sample'))
  await until(() => expect(words()).toContain('The sample did not start.'))
})

it('says why a desk could not be opened, and tries again', async () => {
  const failure = { code: 'profile-in-use' as const, message: `Another console holds it. ${hostileText}` }
  bridge.answer('session.read', () => success({ kind: 'signed-out', lastServiceUrl: address, failure }))
  bridge.answer('session.retry', () => success(signedIn))
  await onScreen(<WelcomeView />)
  await until(() => expect(words()).toContain('Your desk could not be opened'))
  expect(words()).toContain('Another console holds it.')
  expect(hasNoInjectedMarkup()).toBe(true)
  await press(button('Try again'))
  expect(bridge.requestsOf('session.retry')).toHaveLength(1)
  await until(() => expect(words()).not.toContain('could not be opened'))
})

it('says once that it failed again', async () => {
  const failure = { code: 'disk-full' as const, message: 'This disk is full.' }
  bridge.answer('session.read', () => success({ kind: 'signed-out', lastServiceUrl: address, failure }))
  bridge.answer('session.retry', () => ({ ok: false, failure }))
  await onScreen(<WelcomeView />)
  await until(() => expect(words()).toContain('This disk is full.'))
  await press(button('Try again'))
  await until(() => expect(button('Try again').hasAttribute('disabled')).toBe(false))
  expect(words().split('This disk is full.')).toHaveLength(2)
})

it('tells somebody who was locked out what happened and what is safe', async () => {
  const failure = { code: 'unauthenticated' as const, message: 'The device was revoked.' }
  const person = { ...fakePerson, name: hostileText }
  bridge.answer('session.read', () => success({ kind: 'locked-out', person, failure }))
  await onScreen(<WelcomeView />)
  await until(() => expect(words()).toContain('The device was revoked.'))
  expect(words()).toContain('is kept on this machine')
  expect(useWelcome.getState().serviceUrl).toBe(fakePerson.serviceUrl)
  expect(hasNoInjectedMarkup()).toBe(true)
})

it('follows the session and leaves no listener behind', () => {
  const leave = useWelcome.getState().opened()
  bridge.emit('session', { kind: 'starting-sample' })
  expect(useWelcome.getState().session).toEqual({ kind: 'starting-sample' })
  leave()
  expect(bridge.listenerCount('session')).toBe(0)
})
