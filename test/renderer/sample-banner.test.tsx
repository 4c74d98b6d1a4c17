import { afterEach, beforeEach, expect, it } from 'vitest'
import { SampleBanner } from '../../renderer/sample-banner.tsx'
import { useSamplePager } from '../../renderer/sample-pager-store.ts'
import { success } from '../../shared/ipc/result.ts'
import { installBridge, type FakeBridge } from '../support/fake-bridge.ts'
import { fakeDesk, fakeMe, fakePerson } from '../support/fake-desk.ts'
import { onScreen, until, words } from './on-screen.tsx'

const here = { ...fakePerson, serviceUrl: 'http://127.0.0.1:8420', sample: true }
let bridge: FakeBridge
let uninstall: () => void
beforeEach(() => {
  useSamplePager.setState(useSamplePager.getInitialState(), true)
  bridge = fakeDesk(1).bridge
  uninstall = installBridge(bridge)
})
afterEach(() => uninstall())

const link = () => document.querySelector('a.sample-pager')
const answer = (sampleGateway: string | null) =>
  bridge.answer('session.test', () => success({ ...fakeMe, sample: true, sampleGateway }))

it('says where the pages of a sample arrive, and follows a desk that was started again', async () => {
  answer('http://127.0.0.1:4001')
  await onScreen(<SampleBanner person={here} />)
  await until(() => expect(link()?.getAttribute('href')).toBe('http://127.0.0.1:4001'))
  answer('http://127.0.0.1:4002')
  const connection = { lastExchangeAt: null, waiting: 0, needsYou: 0 }
  bridge.emit('connection', { ...connection, state: { kind: 'online', since: 1 } })
  await until(() => expect(link()?.getAttribute('href')).toBe('http://127.0.0.1:4002'))
})

it('gives the address to be copied where the shell opens no such links', async () => {
  answer('http://127.0.0.1:4001')
  bridge.answer('host.read', () => success({ kind: 'electron', version: '0.1.0', platform: 'linux', tokenStorage: 'keychain', profile: '/p' })) // prettier-ignore
  await onScreen(<SampleBanner person={here} />)
  await until(() => expect(words()).toContain('Its pages arrive at http://127.0.0.1:4001'))
  expect(link()).toBeNull()
})

it('names none where the sample has none, nor one that listens on another machine', async () => {
  answer(null)
  await onScreen(<SampleBanner person={here} />)
  await until(() => expect(bridge.requestsOf('session.test')).toHaveLength(1))
  expect(words()).not.toContain('pages arrive')
  await onScreen(<SampleBanner person={{ ...here, serviceUrl: 'https://sample.example.com' }} />)
  expect(words()).toContain('Sample desk: wakes nobody.')
  expect(bridge.requestsOf('session.test')).toHaveLength(1)
})
