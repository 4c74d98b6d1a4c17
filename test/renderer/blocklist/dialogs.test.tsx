import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { BlockDialog } from '../../../renderer/features/blocklist/block-dialog.tsx'
import { useBlock } from '../../../renderer/features/blocklist/block-store.ts'
import { ChangeDialog } from '../../../renderer/features/blocklist/change-dialog.tsx'
import { useChange } from '../../../renderer/features/blocklist/change-store.ts'
import type { ChangeAct } from '../../../renderer/features/blocklist/change-check.ts'
import { localText } from '../../../renderer/features/blocklist/end-choice.ts'
import { DeskNowContext } from '../../../renderer/ui/desk-now.ts'
import { failed, success } from '../../../shared/ipc/result.ts'
import { groupIdSchema, type OperationId } from '../../../shared/protocol/common.ts'
import { installBridge, type FakeBridge } from '../../support/fake-bridge.ts'
import { answerBlocklist, fakeBlockedGroup, fakeBlocklistRow, fakeEntry, fakeOperation } from '../../support/fake-blocklist.ts' // prettier-ignore
import { fakeDesk } from '../../support/fake-desk.ts'
import { button, field, hasNoInjectedMarkup, hostileText, onScreen, press, theOne, type, until, words } from '../on-screen.tsx' // prettier-ignore

const day = 86_400_000
const groupId = groupIdSchema.parse('group-1')
const onOpenTicket = vi.fn<(id: string) => void>()
let bridge: FakeBridge
let uninstall: () => void
beforeEach(() => {
  useBlock.setState(useBlock.getInitialState(), true)
  useChange.setState(useChange.getInitialState(), true)
  onOpenTicket.mockReset()
  bridge = fakeDesk(1).bridge
  answerBlocklist(bridge, [fakeBlocklistRow(1, { groupName: 'Harbour Print' })])
  uninstall = installBridge(bridge)
})
afterEach(() => uninstall())

interface Performed {
  act: { operationId: string; reason: string; until?: string | null; evidence: string[]; targets: string[] }
}
const performed = () => bridge.requestsOf('act.perform') as Performed[]

async function blocking(isAway = false) {
  await onScreen(
    <DeskNowContext value={{ isAway, emergencyPhone: '+44 20 7946 0101', undoMs: 0 }}>
      <BlockDialog onOpenTicket={onOpenTicket} />
      <ChangeDialog />
    </DeskNowContext>,
  )
  useBlock.getState().asked(groupId)
  await until(() => expect(words()).toContain('Block Harbour Print?'))
}
async function changing(act: ChangeAct, entryId: OperationId | null = null) {
  await onScreen(<ChangeDialog />)
  useChange.getState().opened(groupId, act, entryId)
  await until(() => expect(field('Reason')).toBeDefined())
}

it('says plainly what a block means, and what it would have meant', async () => {
  await blocking()
  expect(words()).toContain('From then on this group pages nobody, even in a real emergency.')
  expect(words()).toContain('with the number +44 20 7946 0101')
  expect(words()).toContain('would have withheld 7 pages in 90 days, 1 of them judged justified (#5001)')
  expect(words()).not.toContain('cannot be reached')
})

it('asks for a reason, takes one that is often given, and blocks with the false alarms as evidence', async () => {
  await blocking()
  await press(button('Block group'))
  expect(words()).toContain('Enter a reason.')
  expect(performed()).toEqual([])
  await press(button('Repeated false alarms'))
  const before = Date.now()
  await press(button('Block group'))
  const [{ act } = { act: undefined }] = performed()
  expect(act).toMatchObject({ kind: 'change-blocklist', act: 'block', groupId: 'group-1', targets: [] })
  expect(act?.reason).toBe('Repeated false alarms')
  expect(act?.evidence).toHaveLength(9)
  expect(act?.operationId).toMatch(/^[0-9a-f-]{36}$/)
  expect(Date.parse(act?.until ?? '')).toBeGreaterThanOrEqual(before + 30 * day)
  expect(Date.parse(act?.until ?? '')).toBeLessThanOrEqual(Date.now() + 30 * day)
  await until(() => expect(words()).not.toContain('Block Harbour Print?'))
})

it('takes no end, or a time of the workstation’s clock, and none that is past', async () => {
  await blocking()
  await type(field('Reason'), 'Asked twice')
  await press(theOne('input[type="radio"]', 'At a time of your own'))
  await type(field('Day and time'), localText(Date.now() - day))
  await press(button('Block group'))
  expect(words()).toContain('Choose a time to come.')
  const end = Date.now() + 3 * day
  await type(field('Day and time'), localText(end))
  await press(button('Block group'))
  const until1 = performed()[0]?.act.until
  expect(localText(Date.parse(until1 ?? ''))).toBe(localText(end))
})

it('blocks without an end, which is looked at again', async () => {
  await blocking()
  await type(field('Reason'), 'Asked twice')
  await press(theOne('input[type="radio"]', 'No end'))
  expect(words()).toContain('In 90 days you are asked to look at it again.')
  await press(button('Block group'))
  expect(performed()[0]?.act.until).toBeNull()
})

it('chooses the evidence', async () => {
  await blocking()
  await type(field('Reason'), 'Asked twice')
  await press(theOne('ul[aria-label="Evidence"] li:first-child input', /.*/))
  await press(button('Block group'))
  expect(performed()[0]?.act.evidence).toHaveLength(8)
})

it('keeps what was typed when the desk’s copy refuses, and says why', async () => {
  bridge.answer('act.perform', () => failed('disk-full', 'The disk is full.'))
  await blocking()
  await type(field('Reason'), 'Asked twice')
  await press(button('Block group'))
  await until(() => expect(words()).toContain('The disk is full.'))
  expect(field('Reason')).toHaveProperty('value', 'Asked twice')
})

it('keeps what was typed while its author looks at a ticket, and forgets what was cancelled', async () => {
  await blocking()
  await type(field('Reason'), 'Asked twice')
  await press(theOne('ul[aria-label="Withheld pages"] button', /#5001/))
  expect(onOpenTicket).toHaveBeenCalledWith('ticket-1')
  await until(() => expect(words()).not.toContain('Block Harbour Print?'))
  useBlock.getState().asked(groupId)
  await until(() => expect(field('Reason')).toHaveProperty('value', 'Asked twice'))
  await press(button('Cancel'))
  useBlock.getState().asked(groupId)
  await until(() => expect(field('Reason')).toHaveProperty('value', ''))
})

it('warns of names almost like it, of a block that stands, and that offline nothing is withheld', async () => {
  bridge.answer('groups.near', () =>
    success([{ groupId: groupIdSchema.parse('group-9'), name: hostileText, alias: null, confirmed: true }]),
  )
  bridge.answer('blocklist.preview', () =>
    success({ days: 90, withheld: [], justified: [], entriesInForce: 1 }),
  )
  await blocking(true)
  expect(bridge.requestsOf('groups.near')).toEqual([{ name: 'Harbour Print', except: 'group-1' }])
  expect(words()).toContain(hostileText)
  expect(words()).toContain('It is blocked already.')
  expect(words()).toContain('Until the desk has this block, nothing is withheld.')
  expect(hasNoInjectedMarkup()).toBe(true)
})

it('lifts all that stand, with a reason', async () => {
  const blocks = [fakeOperation(1), fakeOperation(2), fakeOperation(3)]
  const [first, second, third] = blocks.map((block) => fakeEntry(block))
  if (first === undefined || second === undefined || third === undefined) throw new Error('three were made')
  const entries = [first, second, { ...third, state: 'lifted' as const }]
  bridge.answer('blocklist.group', () => success(fakeBlockedGroup({ entries, operations: blocks })))
  await changing('lift')
  expect(words()).toContain('All 2 blocks end for good: a lifted block never comes back.')
  await press(button('They mended the cause'))
  await press(button('Lift block'))
  expect(performed()[0]?.act).toMatchObject({
    act: 'lift',
    targets: ['operation-1', 'operation-2'],
    evidence: [],
  })
  expect(performed()[0]?.act).not.toHaveProperty('until')
})

it('says that the group stays blocked where another block stands', async () => {
  const blocks = [fakeOperation(1), fakeOperation(2)]
  const entries = blocks.map((block) => fakeEntry(block))
  bridge.answer('blocklist.group', () => success(fakeBlockedGroup({ entries, operations: blocks })))
  await changing('lift', blocks[0]?.id)
  expect(words()).toContain('The group stays blocked: another block stands.')
})

it('extends from where the block would have ended', async () => {
  const block = fakeOperation(1, { until: Date.now() + 5 * day })
  bridge.answer('blocklist.group', () => success(fakeBlockedGroup({ entries: [fakeEntry(block)] })))
  await changing('extend', block.id)
  await press(theOne('input[type="radio"]', '+7 days'))
  await type(field('Reason'), 'Goes on')
  await press(button('Extend'))
  expect(performed()[0]?.act).toMatchObject({ act: 'extend', targets: [block.id] })
  expect(Date.parse(performed()[0]?.act.until ?? '')).toBe((block.until ?? 0) + 7 * day)
})

it('shortens to a time that is sooner, and takes no later one', async () => {
  const block = fakeOperation(1, { until: Date.now() + 5 * day })
  bridge.answer('blocklist.group', () => success(fakeBlockedGroup({ entries: [fakeEntry(block)] })))
  await changing('shorten', block.id)
  expect(theOne('input[type="radio"]', '1 day')).toBeTruthy()
  await type(field('Reason'), 'Mended')
  await press(button('Set the end'))
  expect(words()).toContain('Choose a day and a time.')
  await type(field('Day and time'), localText(Date.now() + 9 * day))
  await press(button('Set the end'))
  expect(words()).toContain('It would not end sooner than it does already.')
  await type(field('Day and time'), localText(Date.now() + 2 * day))
  await press(button('Set the end'))
  expect(performed()).toHaveLength(1)
  expect(performed()[0]?.act).toMatchObject({ act: 'shorten', reason: 'Mended' })
})

it('edits the reason from what stands there', async () => {
  await changing('edit-reason')
  expect(field('Reason')).toHaveProperty('value', 'Repeated false alarms')
  await type(field('Reason'), 'Monitoring that reports by itself')
  await press(button('Save reason'))
  expect(performed()[0]?.act).toMatchObject({
    act: 'edit-reason',
    reason: 'Monitoring that reports by itself',
  })
})

it('says so where the block does not stand any more', async () => {
  bridge.answer('blocklist.group', () => success(fakeBlockedGroup({ entries: [] })))
  await onScreen(<ChangeDialog />)
  useChange.getState().opened(groupId, 'lift', null)
  await until(() => expect(words()).toContain('This block does not stand any more.'))
})
