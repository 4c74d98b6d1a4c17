import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { useMerge } from '../../../renderer/features/groups/merge-store.ts'
import { useGroup } from '../../../renderer/features/groups/group-store.ts'
import { useGroups } from '../../../renderer/features/groups/groups-store.ts'
import { GroupsView } from '../../../renderer/features/groups/groups-view.tsx'
import { useImport } from '../../../renderer/features/groups/import-store.ts'
import { useNewGroup } from '../../../renderer/features/groups/new-group-store.ts'
import { actIdSchema, type ActState } from '../../../shared/ipc/act.ts'
import { failed, success } from '../../../shared/ipc/result.ts'
import type { GroupView } from '../../../shared/ipc/views.ts'
import type { GroupId, TicketId } from '../../../shared/protocol/common.ts'
import { installBridge, type FakeBridge } from '../../support/fake-bridge.ts'
import { fakeDesk, fakePerson } from '../../support/fake-desk.ts'
import { button, field, hasNoInjectedMarkup, hostileText, onScreen, press, pressKey, theOne, type, until, words } from '../on-screen.tsx' // prettier-ignore
import { answerGroups, fakeGroup } from './fake-groups.ts'

/* A document without layout has no height, and a list without height shows no rows. */
beforeAll(() => {
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 600 })
})
afterAll(() => {
  Reflect.deleteProperty(HTMLElement.prototype, 'clientHeight')
})

const onShowGroupTickets = vi.fn<(groupId: GroupId) => void>()
const onOpenTicket = vi.fn<(ticketId: TicketId) => void>()
const onBlock = vi.fn<(groupId: GroupId) => void>()
const onLift = vi.fn<(groupId: GroupId) => void>()
const onOpenBlocklist = vi.fn<(groupId: GroupId) => void>()
const view = (
  <GroupsView
    onShowGroupTickets={onShowGroupTickets}
    onOpenTicket={onOpenTicket}
    onBlock={onBlock}
    onLift={onLift}
    onOpenBlocklist={onOpenBlocklist}
  />
)
let bridge: FakeBridge
let uninstall: () => void
let groups: GroupView[]
beforeEach(() => {
  useGroups.setState(useGroups.getInitialState(), true)
  useGroup.setState(useGroup.getInitialState(), true)
  useMerge.setState(useMerge.getInitialState(), true)
  useImport.setState(useImport.getInitialState(), true)
  useNewGroup.setState(useNewGroup.getInitialState(), true)
  for (const listener of [onShowGroupTickets, onOpenTicket, onBlock, onLift, onOpenBlocklist])
    listener.mockReset()
  groups = [
    fakeGroup(1, { name: 'Harbour Print', aliases: ['HPW'], activeTickets: 3 }),
    fakeGroup(2, {
      name: hostileText,
      confirmed: false,
      contacts: [{ name: hostileText, email: '', phone: '1' }],
    }),
  ]
  bridge = fakeDesk(1).bridge
  answerGroups(bridge, groups)
  uninstall = installBridge(bridge)
})
afterEach(() => uninstall())

const acts = () => bridge.requestsOf('act.perform')
async function shown() {
  await onScreen(view)
  await until(() => expect(words()).toContain('Harbour Print'))
}
async function opened(place: 1 | 2) {
  await shown()
  for (let step = 0; step < place; step += 1) await pressKey('j')
  await until(() => expect(words()).toContain('Aliases'))
}

it('walks the list by keyboard and shows customer names as plain text', async () => {
  await opened(2)
  expect(words()).toContain('Unconfirmed')
  expect(words()).toContain(hostileText)
  expect(hasNoInjectedMarkup()).toBe(true)
})

it('confirms with one key', async () => {
  await opened(2)
  await pressKey('y')
  expect(acts()).toEqual([{ act: { kind: 'change-group', groupId: 'group-2', set: { confirmed: true } } }])
})

it('adds and removes aliases, but none twice', async () => {
  await opened(1)
  await type(field('New alias'), 'h.p.w.')
  await press(button('Add alias'))
  expect(words()).toContain('This alias stands here already.')
  await type(field('New alias'), ' Harbour ')
  await press(button('Add alias'))
  await press(button('Remove HPW'))
  expect(acts()).toMatchObject([
    { act: { set: { aliases: ['HPW', 'Harbour'] } } },
    { act: { set: { aliases: [] } } },
  ])
})

it('renames in place and says when the change is not taken', async () => {
  bridge.answer('act.perform', () => failed('disk-full', 'The disk is full.'))
  await opened(1)
  await press(button('Rename'))
  await type(field('Name'), 'Harbour Print Works')
  await press(button('Rename'))
  await until(() => expect(words()).toContain('The disk is full.'))
  expect(field('Name')).toHaveProperty('value', 'Harbour Print Works')
})

it('adds a contact once it can be reached', async () => {
  await opened(1)
  await press(button('Add contact'))
  await type(field('Name'), 'Mara')
  await press(button('Keep contact'))
  expect(words()).toContain('Enter an e-mail address or a phone number.')
  await type(field('E-mail'), 'mara@harbour.example')
  await press(button('Keep contact'))
  expect(acts()).toMatchObject([
    { act: { set: { contacts: [{ name: 'Mara', email: 'mara@harbour.example', phone: '' }] } } },
  ])
})

it('leads to the tickets of a group', async () => {
  await opened(1)
  await press(button('Show 3 active tickets'))
  expect(onShowGroupTickets).toHaveBeenCalledWith('group-1')
})

it('offers the group that goes by a name already instead of a second one', async () => {
  await shown()
  await pressKey('n')
  await type(field('Name'), 'HARBOUR PRINT Ltd.')
  await until(() => expect(words()).toContain('goes by this name already'))
  await press(button('Open it instead'))
  expect(useGroups.getState().selected).toBe('group-1')
  expect(acts()).toHaveLength(0)
})

it('makes a group and opens it', async () => {
  await shown()
  await pressKey('n')
  await press(button('Make group'))
  expect(words()).toContain('Enter a group name.')
  await type(field('Name'), 'Nordlicht')
  await press(button('Make group'))
  await until(() => expect(useGroups.getState().selected).not.toBeNull())
  expect(acts()).toMatchObject([{ act: { kind: 'create-group', name: 'Nordlicht', plan: null } }])
})

it('keeps the import from those who are no administrators', async () => {
  const person = { ...fakePerson, role: 'agent' as const }
  bridge.answer('session.read', () => success({ kind: 'signed-in', person }))
  await shown()
  expect(() => button(/Import/)).toThrow('No button')
})

const importId = actIdSchema.parse('act-1')

/** An import that the outbox holds, in the state that it is told last. */
function heldImport(first: ActState): (next: ActState) => void {
  let state = first
  const rest = { where: null, names: {}, madeAt: 0, wakes: false, holds: [], needs: [], conflicts: [] }
  bridge.answer('outbox.list', () =>
    success([
      {
        ...{ id: importId, act: { kind: 'import-groups', csv: 'x' }, title: 'Import', state, unseen: [] },
        ...rest,
      },
    ]),
  )
  return (next) => {
    state = next
    bridge.emit('changed', { topics: ['outbox'], ticketIds: null })
  }
}

async function importLines(csv: string): Promise<void> {
  await shown()
  await press(button(/Import/))
  await type(field('Lines'), csv)
  await press(button('Import'))
}

it('shows line by line why an import was refused, and lets it be mended', async () => {
  const stands = heldImport({ kind: 'sending', since: 0 })
  await importLines('name,plan\nA,none')
  await until(() => expect(words()).toContain('The desk is reading 1 line, all or none'))
  const errors = [{ path: 'line 2, plan', message: `Not a plan. ${hostileText}` }]
  stands({ kind: 'needs-you', since: 0, failure: { code: 'invalid-request', message: 'Refused.', errors } })
  await until(() => expect(words()).toContain('line 2, plan'))
  expect(hasNoInjectedMarkup()).toBe(true)
  await press(button('Mend the lines'))
  expect(field('Lines')).toHaveProperty('value', 'name,plan\nA,none')
  expect(bridge.requestsOf('outbox.decide')).toEqual([{ actId: importId, decision: { kind: 'discard' } }])
})

it('says how many lines of an import wait for the connection, and takes them back', async () => {
  heldImport({ kind: 'waiting', tries: 0, nextTryAt: null })
  await importLines('name\nA\n\nB\n')
  await until(() => expect(words()).toContain('2 lines are kept here and sent with the connection'))
  await press(button('Take back'))
  expect(field('Lines')).toHaveProperty('value', 'name\nA\n\nB\n')
  expect(bridge.requestsOf('outbox.decide')).toEqual([{ actId: importId, decision: { kind: 'discard' } }])
})

it('says that there are no groups, and that none match', async () => {
  answerGroups(bridge, [])
  await onScreen(view)
  await until(() => expect(words()).toContain('No groups yet'))
  await type(theOne('input', 'Search groups'), 'zzz')
  await until(() => expect(words()).toContain('No group matches'))
})
