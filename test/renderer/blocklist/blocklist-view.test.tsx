import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { useBlock } from '../../../renderer/features/blocklist/block-store.ts'
import { useBlockedGroup } from '../../../renderer/features/blocklist/blocked-group-store.ts'
import { useBlocklist } from '../../../renderer/features/blocklist/blocklist-store.ts'
import { BlocklistView } from '../../../renderer/features/blocklist/blocklist-view.tsx'
import { useGroupFinder } from '../../../renderer/features/blocklist/group-finder-store.ts'
import { useChain } from '../../../renderer/features/blocklist/chain-store.ts'
import { useChange } from '../../../renderer/features/blocklist/change-store.ts'
import { useBlocklistStatus } from '../../../renderer/features/blocklist/status-store.ts'
import { LineNowContext } from '../../../renderer/ui/line-now.ts'
import { actIdSchema } from '../../../shared/ipc/act.ts'
import type { BlocklistRow } from '../../../shared/ipc/blocklist-views.ts'
import { failed, success } from '../../../shared/ipc/result.ts'
import type { ConnectionView } from '../../../shared/ipc/views.ts'
import { ticketIdSchema } from '../../../shared/protocol/common.ts'
import { installBridge, type FakeBridge } from '../../support/fake-bridge.ts'
import { answerBlocklist, fakeBlockedGroup, fakeBlocklistRow, fakeEntry, fakeOperation } from '../../support/fake-blocklist.ts' // prettier-ignore
import { fakeDesk } from '../../support/fake-desk.ts'
import { answerGroups, fakeGroup } from '../groups/fake-groups.ts'
import { button, field, hasNoInjectedMarkup, hostileText, onScreen, press, pressKey, theOne, type, until, words } from '../on-screen.tsx' // prettier-ignore

/* A document without layout has no height, and a list without height shows no rows. */
beforeAll(() => {
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 600 })
})
afterAll(() => {
  Reflect.deleteProperty(HTMLElement.prototype, 'clientHeight')
})

const online: ConnectionView = {
  state: { kind: 'online', since: Date.now() },
  lastExchangeAt: Date.now() - 3 * 60_000,
  waiting: 0,
  needsYou: 0,
}
const onOpenTicket = vi.fn<(id: string) => void>()
const onOpenGroup = vi.fn<(id: string) => void>()
const onOpenOutbox = vi.fn<() => void>()
let bridge: FakeBridge
let uninstall: () => void
let rows: BlocklistRow[]
beforeEach(() => {
  useBlocklist.setState(useBlocklist.getInitialState(), true)
  useBlockedGroup.setState(useBlockedGroup.getInitialState(), true)
  useChain.setState(useChain.getInitialState(), true)
  useBlocklistStatus.setState(useBlocklistStatus.getInitialState(), true)
  useBlock.setState(useBlock.getInitialState(), true)
  useChange.setState(useChange.getInitialState(), true)
  for (const listener of [onOpenTicket, onOpenGroup, onOpenOutbox]) listener.mockReset()
  rows = [
    fakeBlocklistRow(1, { groupName: 'Harbour Print' }),
    fakeBlocklistRow(2, { groupName: hostileText, reason: hostileText, authors: [hostileText], disputes: 1 }),
    fakeBlocklistRow(3, { groupName: 'Old Mill', state: 'lifted' }),
  ]
  bridge = fakeDesk(1).bridge
  answerBlocklist(bridge, rows)
  uninstall = installBridge(bridge)
})
afterEach(() => uninstall())

async function shown(isAdmin = true) {
  await onScreen(
    <LineNowContext value={online}>
      <BlocklistView
        page="list"
        onPickPage={() => {}}
        isAdmin={isAdmin}
        onOpenTicket={onOpenTicket}
        onOpenGroup={onOpenGroup}
        onOpenOutbox={onOpenOutbox}
        suggestions={null}
        suggestionCount={4}
      />
    </LineNowContext>,
  )
  await until(() => expect(words()).toContain('Harbour Print'))
}
async function opened(isAdmin = true) {
  await shown(isAdmin)
  await pressKey('j')
  await until(() => expect(words()).toContain('Verify the chain'))
}

it('lists the blocked groups with how far each has come, why, and what it withheld', async () => {
  await shown()
  expect(words()).toContain('As the desk told it 3 min ago.')
  expect(words()).toContain('Repeated false alarms')
  expect(words()).toContain('enforced since')
  expect(words()).toContain('withheld 7 pages')
  expect(words()).toContain('14 critical, 3 justified, 9 false')
  expect(words()).toContain('1 to review')
  expect(words()).not.toContain('Old Mill')
  expect(words()).toContain(hostileText)
  expect(hasNoInjectedMarkup()).toBe(true)
})

it('shows past blocks where they are asked for, and finds by name', async () => {
  await shown()
  await press(theOne('input[type="radio"]', 'Past'))
  await until(() => expect(words()).toContain('Old Mill'))
  await press(theOne('input[type="radio"]', 'All'))
  await pressKey('/')
  await type(field('Search the blocklist'), 'nobody of that name')
  await until(() => expect(words()).toContain('No group matches'))
  await press(button('Clear the search'))
  await until(() => expect(words()).toContain('Harbour Print'))
})

it('says that nobody is blocked where nobody is', async () => {
  answerBlocklist(bridge, [])
  await onScreen(
    <BlocklistView
      page="list" onPickPage={() => {}} isAdmin onOpenTicket={onOpenTicket} onOpenGroup={onOpenGroup}
      onOpenOutbox={onOpenOutbox} suggestions={null} suggestionCount={undefined}
    />, // prettier-ignore
  )
  await until(() => expect(words()).toContain('No group is blocked'))
})

it('reads on at the end of five thousand, and draws only what is in view', async () => {
  answerBlocklist(
    bridge,
    Array.from({ length: 5000 }, (_, place) =>
      fakeBlocklistRow(place, { groupName: `Harbour Print ${place}` }),
    ),
  )
  await shown()
  expect(document.querySelectorAll('[role="row"]').length).toBeLessThan(60)
  expect(theOne('[role="grid"]', 'Blocklist').getAttribute('aria-rowcount')).toBe('5000')
  useBlocklist.getState().endReached()
  await until(() => expect(useBlocklist.getState().rows).toHaveLength(200))
})

it('reads the open group again when the list changes, and stops when it is left', async () => {
  await opened()
  const before = bridge.requestsOf('blocklist.group').length
  bridge.emit('changed', { topics: ['blocklist'], ticketIds: null })
  await until(() => expect(bridge.requestsOf('blocklist.group').length).toBe(before + 1))
})

it('shows why, on what evidence and what was withheld, each with its ticket', async () => {
  const block = fakeOperation(1)
  const entry = fakeEntry(block, {
    hits: [
      { at: Date.now(), ticketId: ticketIdSchema.parse('ticket-77'), number: 5077, subject: hostileText },
    ],
    lifted: null,
    hasAuthorLeft: true,
    endsSoon: true,
  })
  bridge.answer('blocklist.group', () => success(fakeBlockedGroup({ entries: [entry], operations: [block] })))
  await opened()
  expect(words()).toContain('It pages nobody: the desk withholds its pages.')
  expect(words()).toContain('Who made it has left.')
  expect(words()).toContain('Withheld 1 page')
  await press(theOne('button', /#5077/))
  expect(onOpenTicket).toHaveBeenLastCalledWith('ticket-77')
  await press(button('Open group'))
  expect(onOpenGroup).toHaveBeenCalledWith('group-1')
  expect(hasNoInjectedMarkup()).toBe(true)
})

it('leads from a refusal to the outbox, where its author decides', async () => {
  const { failure } = failed('forbidden', 'Only an administrator changes the blocklist.')
  const enforcement = { kind: 'refused' as const, actId: actIdSchema.parse('act-1'), failure }
  const block = fakeOperation(1, { enforcement, order: null, hash: null })
  bridge.answer('blocklist.group', () =>
    success(fakeBlockedGroup({ entries: [fakeEntry(block)], operations: [block] })),
  )
  await opened()
  expect(words()).toContain('refused: Only an administrator changes the blocklist.')
  expect(words()).toContain('It is not blocked')
  expect(theOne('ul', 'Standing blocks').textContent).toContain('Not in force')
  await press(button('Decide in the outbox'))
  expect(onOpenOutbox).toHaveBeenCalled()
})

it('keeps the audit: order, hash, what is superseded and what was erased', async () => {
  const block = fakeOperation(1)
  const lift = fakeOperation(2, {
    act: 'lift',
    targets: [block.id],
    isSuperseded: true,
    byName: 'Imre Balogh',
  })
  const erased = fakeOperation(3, { act: 'edit-reason', targets: [block.id], isErased: true, reason: '' })
  bridge.answer('blocklist.group', () => success(fakeBlockedGroup({ operations: [erased, lift, block] })))
  await opened()
  const audit = theOne('ol', 'Audit').textContent
  expect(audit).toContain('Imre Balogh lifted (block 1)')
  expect(audit).toContain('Superseded')
  expect(audit).toContain('The words were erased; the chain verifies on.')
  expect(audit).toContain(`${lift.hash?.slice(0, 12)}…`)
})

it('verifies the chain and says where it is broken', async () => {
  bridge.answer('blocklist.verify', () =>
    success({
      kind: 'broken',
      operations: 812,
      head: { order: 812, hash: 'f'.repeat(64) },
      order: 7,
      what: 'hash',
    }),
  )
  await opened()
  await press(button('Verify the chain'))
  await until(() => expect(words()).toContain('broken at operation 7 of 812 operations'))
  expect(words()).toContain('Newest: operation 812')
})

it('asks for both sides of a dispute to be looked at before it is decided', async () => {
  const block = fakeOperation(1)
  const lift = fakeOperation(2, { act: 'lift', targets: [block.id], byName: 'Imre Balogh', reason: 'Mended' })
  const extend = fakeOperation(3, {
    act: 'extend',
    targets: [block.id],
    until: Date.now() + 86_400_000,
    isSuperseded: true,
  })
  const entry = fakeEntry(block, {
    state: 'lifted',
    lifted: { at: Date.now(), byName: 'Imre Balogh', reason: 'Mended' },
  })
  const disputes = [{ entryId: block.id, kept: lift, lost: extend }]
  bridge.answer('blocklist.group', () =>
    success(fakeBlockedGroup({ entries: [entry], disputes, operations: [extend, lift, block] })),
  )
  await opened()
  expect(words()).toContain('Keep as it is: Imre Balogh lifted')
  expect(button('Decide')).toHaveProperty('disabled', true)
  await press(theOne('input[type="radio"]', /^Instead: Rosa Lindqvist extended/))
  await press(button('Decide'))
  expect(bridge.requestsOf('act.perform')).toMatchObject([
    {
      act: { kind: 'change-blocklist', groupId: 'group-1', act: 'block', targets: [], reason: entry.reason },
    },
  ])
})

it('finds a group that is not on the list, and asks whether it is to be blocked', async () => {
  answerGroups(bridge, [fakeGroup(7, { name: 'Pier Nine' }), fakeGroup(8, { name: 'Old Mill' })])
  await shown()
  await pressKey('n')
  await until(() => expect(useGroupFinder.getState().found).toHaveLength(2))
  await type(field('Group'), 'pier')
  await until(() => expect(words()).toContain('Pier Nine'))
  await press(theOne('[role="option"]', /Pier Nine/))
  await until(() => expect(useBlock.getState()).toMatchObject({ groupId: 'group-7', isOpen: true }))
})

it('lets agents read everything and change nothing', async () => {
  await opened(false)
  for (const name of [/Lift/, /Extend/, /Shorten/, /Edit reason/, /Block anew/, /Block a group/])
    expect(() => button(name)).toThrow('No button')
  await pressKey('b')
  await pressKey('l')
  expect(useBlock.getState().isOpen).toBe(false)
  expect(useChange.getState().asked).toBeNull()
})

it('opens what changes a block by one key, and by its button for one entry', async () => {
  await opened()
  await pressKey('l')
  expect(useChange.getState().asked).toEqual({ groupId: 'group-1', act: 'lift' })
  useChange.getState().cancelled()
  await press(button('Extend…'))
  expect(useChange.getState().asked).toEqual({ groupId: 'group-1', act: 'extend' })
  useChange.getState().cancelled()
  await pressKey('b')
  expect(useBlock.getState().groupId).toBe('group-1')
})
