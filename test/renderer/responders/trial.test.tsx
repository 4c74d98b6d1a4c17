import { act } from 'react'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { useResponders } from '../../../renderer/features/responders/responders-store.ts'
import { RespondersView } from '../../../renderer/features/responders/responders-view.tsx'
import { useTrials } from '../../../renderer/features/responders/trial-store.ts'
import { failed, success } from '../../../shared/ipc/result.ts'
import { pageSchema, type Page } from '../../../shared/protocol/page.ts'
import { fakeResponder } from '../../support/fake-duty.ts'
import { installBridge, type FakeBridge } from '../../support/fake-bridge.ts'
import { fakeDesk, fakePerson } from '../../support/fake-desk.ts'
import { button, field, onScreen, press, type, until, words } from '../on-screen.tsx'

const at = '2026-11-29T11:59:00.000Z'
let trial: Page | null
let bridge: FakeBridge
let uninstall: () => void
beforeEach(() => {
  useResponders.setState(useResponders.getInitialState(), true)
  useTrials.setState(useTrials.getInitialState(), true)
  trial = null
  bridge = fakeDesk(1).bridge
  bridge.answer('responders.list', () => success([fakeResponder('ada', { name: 'Ada' })]))
  bridge.answer('methods.trial', () => success(trial))
  bridge.answer('methods.test', () => success(null))
  bridge.answer('methods.verify', () => success(null))
  uninstall = installBridge(bridge)
})
afterEach(() => uninstall())

async function shown() {
  await onScreen(<RespondersView person={fakePerson} />)
  await until(() => expect(words()).toContain('How to reach them'))
}

/** What the feed brings of a trial. */
async function came(purpose: 'test' | 'verify', state: 'queued' | 'accepted' | 'failed', said = '') {
  const stamps = { acceptedAt: null, deliveredAt: null, readAt: null, answeredAt: null, failedAt: null }
  const delivery = {
    id: 'd', purpose, responderId: 'ada', responderName: 'Ada', methodId: 'ada-m', channel: 'snpp', to: 'pager',
    isVerified: true, round: 1, state, tries: 1, words: said, queuedAt: at, ...stamps,
  } // prettier-ignore
  trial = pageSchema.parse({
    id: 'p', kind: 'drill', ticketId: null, groupId: null, outageId: null, state: 'sending', ticketIds: [],
    entryIds: [], beganAt: at, acknowledgedAt: null, methodId: 'ada-m', responderIds: ['ada'],
    deliveries: [delivery], version: 1,
  }) // prettier-ignore
  await act(async () => bridge.emit('changed', { topics: ['pages'], ticketIds: [] }))
}

it('shows how far a test has come as it comes, and never more than is known', async () => {
  await shown()
  await press(button('Test now: Pager (SNPP)'))
  await until(() =>
    expect(bridge.requestsOf('methods.test')).toEqual([{ responderId: 'ada', methodId: 'ada-m' }]),
  )
  await came('test', 'accepted', '250 Page accepted')
  await until(() => expect(words()).toContain('The gateway took it. Look whether it arrives.'))
  expect(words()).toContain('“250 Page accepted”')
  await came('test', 'failed', '550 Unknown pager')
  await until(() => expect(words()).toContain('It did not go through.'))
  expect(words()).not.toContain('Look whether it arrives')
})

it('asks for six digits, and says beside the field what is wrong with them', async () => {
  await shown()
  await press(button('Send a code again: Pager (SNPP)'))
  await until(() => expect(field('Six digits of the message')).toBeTruthy())
  await type(field('Six digits of the message'), '12')
  await press(button('Verify'))
  expect(words()).toContain('Enter the six digits that the message shows.')
  expect(bridge.requestsOf('methods.verify')).toHaveLength(1)
  const errors = [{ path: 'code', message: 'The code is wrong. 4 tries are left.' }]
  bridge.answer('methods.verify', () =>
    failed('invalid-request', 'The code is wrong. 4 tries are left.', { errors }),
  )
  await type(field('Six digits of the message'), '123 456')
  await press(button('Verify'))
  await until(() => expect(words()).toContain('4 tries are left.'))
  expect(bridge.requestsOf('methods.verify').at(-1)).toEqual({
    responderId: 'ada',
    methodId: 'ada-m',
    code: '123456',
  })
  bridge.answer('methods.verify', () => success(null))
  await press(button('Verify'))
  await until(() => expect(() => field('Six digits of the message')).toThrow('No input'))
})

it('says at the method why the desk would not try it', async () => {
  bridge.answer('methods.verify', () =>
    failed('rate-limited', 'A code was sent less than a minute ago: wait for it.'),
  )
  await shown()
  await press(button('Send a code again: Pager (SNPP)'))
  await until(() => expect(words()).toContain('less than a minute ago'))
  expect(() => field('Six digits of the message')).toThrow('No input')
})
