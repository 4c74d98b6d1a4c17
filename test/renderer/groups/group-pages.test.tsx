import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { GroupPanel } from '../../../renderer/features/groups/group-panel.tsx'
import { GroupRow } from '../../../renderer/features/groups/group-row.tsx'
import { useGroup } from '../../../renderer/features/groups/group-store.ts'
import { useMerge } from '../../../renderer/features/groups/merge-store.ts'
import { failed, success } from '../../../shared/ipc/result.ts'
import type { GroupView } from '../../../shared/ipc/views.ts'
import { groupIdSchema, type GroupId, type TicketId } from '../../../shared/protocol/common.ts'
import { installBridge, type FakeBridge } from '../../support/fake-bridge.ts'
import { fakeDesk } from '../../support/fake-desk.ts'
import { fakeRecord } from '../../support/fake-record.ts'
import { button, field, hasNoInjectedMarkup, hostileText, onScreen, press, pressKey, theOne, type, until, words } from '../on-screen.tsx' // prettier-ignore
import { answerGroups, fakeGroup } from './fake-groups.ts'

/* What a group's panel says of its pages, and the merge of two groups. */

const called = vi.fn<(what: string, id: GroupId | TicketId) => void>()
let bridge: FakeBridge
let uninstall: () => void
let groups: GroupView[]
beforeEach(() => {
  useGroup.setState(useGroup.getInitialState(), true)
  useMerge.setState(useMerge.getInitialState(), true)
  called.mockReset()
  groups = [fakeGroup(1, { name: 'Harbour Print' }), fakeGroup(2, { name: 'Harbour Prints' })]
  bridge = fakeDesk(1).bridge
  answerGroups(bridge, groups)
  bridge.answer('groups.record', () => success(fakeRecord({ justified: 3, falseAlarms: 9 })))
  uninstall = installBridge(bridge)
})
afterEach(() => uninstall())

async function opened(more: Partial<GroupView> = {}, isAdmin = true) {
  groups[0] = { ...fakeGroup(1, { name: 'Harbour Print' }), ...more }
  await onScreen(
    <GroupPanel
      groupId={groupIdSchema.parse('group-1')}
      onShowTickets={() => {}}
      onOpenGroup={(id) => called('group', id)}
      onOpenTicket={(id) => called('ticket', id)}
      onBlock={isAdmin ? (id) => called('block', id) : null}
      onLift={isAdmin ? (id) => called('lift', id) : null}
      onOpenBlocklist={(id) => called('blocklist', id)}
    />,
  )
  await until(() => expect(words()).toContain('12 mission critical'))
}

it('says what the group’s pages were worth, and opens the tickets behind it', async () => {
  await opened()
  await press(button('3 justified'))
  await press(theOne('ul button', /#5001/))
  expect(called.mock.calls).toEqual([['ticket', 'ticket-1']])
})

it('blocks and lifts by button and by key, and leads to the blocks', async () => {
  await opened({ blocked: 'in-force' })
  expect(words()).toContain('its pages are withheld, even in a real emergency')
  await pressKey('b')
  await pressKey('l')
  await press(button(/^Lift…/))
  await press(button('Show on the blocklist'))
  expect(called.mock.calls.map(([what]) => what)).toEqual(['block', 'lift', 'lift', 'blocklist'])
})

it('offers no lift where nothing is blocked, and agents nothing at all', async () => {
  await opened({}, false)
  await pressKey('b')
  await pressKey('l')
  expect(() => button(/Block…|Lift…/)).toThrow('No button')
  await press(button('Its blocks so far'))
  expect(called.mock.calls).toEqual([['blocklist', 'group-1']])
})

it('never says that a block counts which the desk does not have', async () => {
  await opened({ blocked: 'only-here' })
  expect(words()).toContain('Until the desk has it, this group still wakes people.')
  expect(words()).not.toContain('withheld')
})

it('names groups that bear almost this name, and opens them', async () => {
  bridge.answer('groups.near', () =>
    success([
      { groupId: groupIdSchema.parse('group-2'), name: 'Harbour Prints', alias: null, confirmed: false },
      { groupId: groupIdSchema.parse('group-3'), name: 'Pier', alias: hostileText, confirmed: true },
    ]),
  )
  await opened()
  await until(() => expect(words()).toContain('Names almost like this:'))
  expect(hasNoInjectedMarkup()).toBe(true)
  await press(button('Harbour Prints, unconfirmed'))
  expect(called.mock.calls).toEqual([['group', 'group-2']])
})

it('merges into a group that was found and picked, never into one that was only typed', async () => {
  await opened()
  await press(button('Merge…'))
  expect(button('Merge')).toHaveProperty('disabled', true)
  await type(field('The group that it belongs to'), 'Harbour')
  await until(() => expect(useMerge.getState().found.map(({ id }) => id)).toEqual(['group-2']))
  expect(button('Merge')).toHaveProperty('disabled', true)
  useMerge.getState().intoPicked('group-2')
  await until(() => expect(button('Merge')).toHaveProperty('disabled', false))
  expect(words()).toContain('Harbour Print becomes an alias of Harbour Prints')
  expect(words()).toContain('Nothing that was recorded is rewritten.')
  await press(button('Merge'))
  expect(bridge.requestsOf('act.perform')).toEqual([
    { act: { kind: 'merge-group', groupId: 'group-1', into: 'group-2' } },
  ])
  await until(() => expect(called.mock.calls).toEqual([['group', 'group-2']]))
})

it('says in the dialog why a merge was not taken', async () => {
  bridge.answer('act.perform', () => failed('already-merged', 'That group was merged already.'))
  await opened({ blocked: 'in-force' })
  await press(button('Merge…'))
  expect(words()).toContain('This group is on the blocklist.')
  await until(() => expect(useMerge.getState().found).toHaveLength(1))
  useMerge.getState().intoPicked('group-2')
  await until(() => expect(button('Merge')).toHaveProperty('disabled', false))
  await press(button('Merge'))
  await until(() => expect(words()).toContain('That group was merged already.'))
  expect(field('The group that it belongs to')).toHaveProperty('value', 'Harbour Prints')
})

it('tells a row’s record and that it is blocked', async () => {
  const record = { missionCritical: 14, justified: 3, falseAlarms: 9, lastFalseAt: 1 }
  await onScreen(<GroupRow group={fakeGroup(1, { record, blocked: 'in-force' })} />)
  expect(words()).toContain('14 critical, 3 justified, 9 false')
  expect(words()).toContain('Blocked')
})
