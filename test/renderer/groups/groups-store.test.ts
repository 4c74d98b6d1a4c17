import { afterEach, beforeEach, expect, it } from 'vitest'
import { useGroups } from '../../../renderer/features/groups/groups-store.ts'
import { failed, success } from '../../../shared/ipc/result.ts'
import { installBridge, type FakeBridge } from '../../support/fake-bridge.ts'
import { fakeDesk } from '../../support/fake-desk.ts'
import { until } from '../on-screen.tsx'
import { answerGroups, fakeGroup } from './fake-groups.ts'

let bridge: FakeBridge
let uninstall: () => void
const groups = Array.from({ length: 120 }, (_, place) => fakeGroup(place, { confirmed: place % 2 === 0 }))
beforeEach(() => {
  useGroups.setState(useGroups.getInitialState(), true)
  bridge = fakeDesk(1).bridge
  answerGroups(bridge, [...groups])
  uninstall = installBridge(bridge)
})
afterEach(() => uninstall())

const state = useGroups.getState
const loaded = (count: number) => until(() => expect(state().rows).toHaveLength(count))

it('reads on at the end, once, until there is no more', async () => {
  const leave = state().opened()
  await loaded(50)
  state().endReached()
  state().endReached()
  await loaded(100)
  state().endReached()
  await loaded(120)
  state().endReached()
  expect(bridge.requestsOf('groups.list')).toHaveLength(3)
  expect(new Set(state().rows?.map(({ id }) => id)).size).toBe(120)
  leave()
  expect(bridge.listenerCount('changed')).toBe(0)
})

it('keeps as many rows as before when something has changed', async () => {
  const leave = state().opened()
  await loaded(50)
  state().endReached()
  await loaded(100)
  answerGroups(bridge, [fakeGroup(999), ...groups])
  bridge.emit('changed', { topics: ['groups'], ticketIds: null })
  await until(() => expect(state().total).toBe(121))
  expect(state().rows?.[0]?.name).toBe('Group 999')
  expect(state().rows).toHaveLength(100)
  leave()
})

it('drops the answer to a search that was typed over', async () => {
  const answers: (() => void)[] = []
  bridge.answer('groups.list', ({ text }) => {
    const page = success({ groups: [fakeGroup(1, { name: text })], after: null, total: 1 })
    return new Promise((resolve) => answers.push(() => resolve(page)))
  })
  state().searched('first')
  state().searched('second')
  await until(() => expect(answers).toHaveLength(2))
  answers[1]?.()
  await loaded(1)
  answers[0]?.()
  await Promise.resolve()
  expect(state().rows?.[0]?.name).toBe('second')
})

it('filters by confirmation and starts again from the top', async () => {
  const leave = state().opened()
  await loaded(50)
  state().shownPicked('unconfirmed')
  await until(() => expect(state().total).toBe(60))
  expect(state().rows?.every(({ confirmed }) => !confirmed)).toBe(true)
  leave()
})

it('says why nothing could be read', async () => {
  bridge.answer('groups.list', () => failed('core-stopped', 'The console is starting again.'))
  const leave = state().opened()
  await until(() => expect(state().failure?.message).toBe('The console is starting again.'))
  leave()
})
