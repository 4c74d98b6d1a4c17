import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useBlockedGroup } from '../../../renderer/features/blocklist/blocked-group-store.ts'
import { useBlocklist } from '../../../renderer/features/blocklist/blocklist-store.ts'
import { atNextChange } from '../../../renderer/features/blocklist/next-change.ts'
import { success } from '../../../shared/ipc/result.ts'
import { groupIdSchema } from '../../../shared/protocol/common.ts'
import { installBridge, type FakeBridge } from '../../support/fake-bridge.ts'
import { answerBlocklist, fakeBlockedGroup, fakeBlocklistRow, fakeEntry, fakeOperation } from '../../support/fake-blocklist.ts' // prettier-ignore
import { fakeDesk } from '../../support/fake-desk.ts'

/* Blocks begin and end by the clock; the test turns it. */

const minute = 60_000
let bridge: FakeBridge
let uninstall: () => void
beforeEach(() => {
  vi.useFakeTimers()
  useBlocklist.setState(useBlocklist.getInitialState(), true)
  useBlockedGroup.setState(useBlockedGroup.getInitialState(), true)
  bridge = fakeDesk(1).bridge
  uninstall = installBridge(bridge)
})
afterEach(() => {
  uninstall()
  vi.useRealTimers()
})
const reads = (name: 'blocklist.window' | 'blocklist.group') => bridge.requestsOf(name).length

it('reads the list again when the next of its blocks begins or ends', async () => {
  const now = Date.now()
  answerBlocklist(bridge, [
    fakeBlocklistRow(1, { from: now - minute, until: now + 20 * minute }),
    fakeBlocklistRow(2, { from: now + 10 * minute, until: null }),
  ])
  const leave = useBlocklist.getState().opened()
  await vi.advanceTimersByTimeAsync(9 * minute)
  expect(reads('blocklist.window')).toBe(1)
  await vi.advanceTimersByTimeAsync(minute)
  expect(reads('blocklist.window')).toBe(2)
  await vi.advanceTimersByTimeAsync(10 * minute)
  expect(reads('blocklist.window')).toBe(3)
  leave()
  await vi.advanceTimersByTimeAsync(300 * minute)
  expect(reads('blocklist.window')).toBe(3)
})

it('reads the open group again when its block ends, and not once it was left', async () => {
  const block = fakeOperation(1)
  const entry = fakeEntry(block, { from: Date.now() - minute, until: Date.now() + 5 * minute })
  bridge.answer('blocklist.group', () => success(fakeBlockedGroup({ entries: [entry] })))
  const leave = useBlockedGroup.getState().opened(groupIdSchema.parse('group-1'))
  await vi.advanceTimersByTimeAsync(5 * minute)
  expect(reads('blocklist.group')).toBe(2)
  leave()
  await vi.advanceTimersByTimeAsync(300 * minute)
  expect(reads('blocklist.group')).toBe(2)
  expect(bridge.listenerCount('changed')).toBe(0)
})

it('looks again after an hour at the latest: no clock runs for a year', async () => {
  const work = vi.fn<() => void>()
  atNextChange([Date.now() + 400 * 86_400_000, null], Date.now(), work)
  await vi.advanceTimersByTimeAsync(60 * minute)
  expect(work).toHaveBeenCalledTimes(1)
})
