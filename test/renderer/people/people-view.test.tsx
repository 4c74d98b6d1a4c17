import { afterEach, beforeEach, expect, it } from 'vitest'
import { useInvite } from '../../../renderer/features/people/invite-store.ts'
import { usePeople } from '../../../renderer/features/people/people-store.ts'
import { PeopleView } from '../../../renderer/features/people/people-view.tsx'
import { failed, success } from '../../../shared/ipc/result.ts'
import {
  createdStaffSchema,
  deviceSchema,
  invitationSchema,
  type Device,
} from '../../../shared/protocol/staff.ts'
import { installBridge, type FakeBridge } from '../../support/fake-bridge.ts'
import { fakeDesk } from '../../support/fake-desk.ts'
import { button, field, hasNoInjectedMarkup, hostileText, onScreen, press, theOne, type, until, words } from '../on-screen.tsx' // prettier-ignore

const at = '2026-11-23T09:00:00.000Z'
const created = createdStaffSchema.parse({
  staff: {
    id: 'staff-9',
    name: 'Jonas',
    email: 'jonas@desk.example',
    role: 'agent',
    revokedAt: null,
    version: 1,
    createdAt: at,
  },
  token: 'token-seen-once',
})
const invitation = invitationSchema.parse({
  url: 'https://desk.example.net/i/once',
  staffId: 'staff-9',
  expiresAt: '2026-11-24T09:00:00.000Z',
})
const device: Device = deviceSchema.parse({
  id: 'device-1',
  staffId: 'staff-2',
  name: hostileText,
  createdAt: at,
  lastSeenAt: null,
  revokedAt: null,
})

let bridge: FakeBridge
let uninstall: () => void
beforeEach(() => {
  usePeople.setState(usePeople.getInitialState(), true)
  useInvite.setState(useInvite.getInitialState(), true)
  bridge = fakeDesk(1).bridge
  bridge.answer('devices.list', () => success([device]))
  bridge.answer('staff.create', () => success(created))
  bridge.answer('staff.invite', () => success(invitation))
  bridge.answer('staff.revoke', () => success(null))
  bridge.answer('devices.revoke', () => success(null))
  uninstall = installBridge(bridge)
})
afterEach(() => uninstall())

async function shown() {
  await onScreen(<PeopleView />)
  await until(() => expect(words()).toContain('Imre Balogh'))
}

it('adds a person and shows the link once, the token only behind it', async () => {
  await shown()
  await press(button('Add person'))
  await press(button('Add and invite'))
  expect(words()).toContain('Enter a name.')
  await type(field('Name'), 'Jonas')
  await type(field('E-mail'), 'jonas@desk.example')
  await press(button('Add and invite'))
  await until(() => expect(field('Invitation link')).toHaveProperty('value', invitation.url))
  expect(document.querySelector('details')?.open).toBe(false)
  await press(button('Done'))
  expect(useInvite.getState()).toMatchObject({ token: null, invitation: null })
})

it('hands out the token where no link could be made', async () => {
  bridge.answer('staff.invite', () => failed('service-timeout', 'The service took too long.'))
  await shown()
  await press(button('Add person'))
  await type(field('Name'), 'Jonas')
  await type(field('E-mail'), 'jonas@desk.example')
  await press(button('Add and invite'))
  await until(() => expect(words()).toContain('The service took too long.'))
  expect(document.querySelector('details')?.open).toBe(true)
  expect(field('Token')).toHaveProperty('value', 'token-seen-once')
})

it('shows nobody a secret that arrives after its dialog was closed', async () => {
  let answer = (): void => undefined
  bridge.answer('staff.create', () => new Promise((resolve) => (answer = () => resolve(success(created)))))
  const { typed, created: create, left } = useInvite.getState()
  typed('name', 'Jonas')
  typed('email', 'jonas@desk.example')
  const creating = create()
  left()
  answer()
  await creating
  expect(useInvite.getState()).toMatchObject({ token: null, person: null })
})

it('asks before it shuts somebody out, and never offers it for oneself', async () => {
  await shown()
  await press(button('Revoke access…'))
  expect(words()).toContain('stops working at once')
  expect(bridge.requestsOf('staff.revoke')).toHaveLength(0)
  await press(button('Revoke'))
  await until(() => expect(bridge.requestsOf('staff.revoke')).toEqual([{ staffId: 'staff-2' }]))
  await press(theOne('[role="row"]', /Rosa Lindqvist/))
  await until(() => expect(words()).toContain('Administrator'))
  expect(() => button('Revoke access…')).toThrow('No button')
})

it('shows devices as plain text and revokes one', async () => {
  await shown()
  await until(() => expect(words()).toContain(hostileText))
  expect(hasNoInjectedMarkup()).toBe(true)
  await press(button(`Revoke ${hostileText}`))
  await press(button('Revoke'))
  await until(() => expect(bridge.requestsOf('devices.revoke')).toEqual([{ deviceId: 'device-1' }]))
})

it('says in words that devices cannot be told without the service', async () => {
  bridge.answer('devices.list', () => failed('service-unreachable', 'No answer.'))
  await shown()
  await until(() => expect(words()).toContain('Devices are read from the service itself'))
  bridge.answer('devices.list', () => success([device]))
  await press(button('Try again'))
  await until(() => expect(words()).not.toContain('No answer.'))
})
