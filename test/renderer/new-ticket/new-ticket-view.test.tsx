import { useState } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useNewTicket } from '../../../renderer/features/new-ticket/new-ticket-store.ts'
import { useAnnouncements } from '../../../renderer/ui/announce.ts'
import { emptyDraft } from '../../../renderer/features/new-ticket/ticket-draft.ts'
import { NewTicketView } from '../../../renderer/features/new-ticket/new-ticket-view.tsx'
import { DeskNowContext } from '../../../renderer/ui/desk-now.ts'
import { failed, success } from '../../../shared/ipc/result.ts'
import type { KnownRequester } from '../../../shared/ipc/views.ts'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { installBridge, type FakeBridge } from '../../support/fake-bridge.ts'
import { fakeDesk } from '../../support/fake-desk.ts'
import { fakeRows } from '../../support/fake-tickets.ts'
import { button, field, focus, hasNoInjectedMarkup, hostileText, onScreen, press, pressKey, theOne, type, until, words } from '../on-screen.tsx' // prettier-ignore

const known: KnownRequester = {
  requester: {
    firstName: 'Mara',
    lastName: 'Osei',
    email: 'mara@harbour.example',
    phone: '+44 20 7946 0101',
  },
  groupName: 'Harbour Print Works',
  lastTicketNumber: 5123,
}

let bridge: FakeBridge
let uninstall: () => void
const onOpenTicket = vi.fn<(ticketId: TicketId) => void>()
beforeEach(() => {
  useNewTicket.setState(useNewTicket.getInitialState(), true)
  onOpenTicket.mockReset()
  bridge = fakeDesk(10).bridge
  bridge.answer('requesters.find', () => success([known]))
  uninstall = installBridge(bridge)
})
afterEach(() => uninstall())

function Frame() {
  const [isOpen, setOpen] = useState(true)
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Open again
      </button>
      <NewTicketView isOpen={isOpen} onClose={() => setOpen(false)} onOpenTicket={onOpenTicket} />
    </>
  )
}

async function callerFound() {
  await onScreen(<Frame />)
  await type(field('Who is calling?'), 'mara')
  await until(() => expect(words()).toContain('last ticket #5123'))
  await press(theOne('[role="option"]', /Mara Osei/))
}

it('finds the caller and fills in the rest', async () => {
  await callerFound()
  expect(useNewTicket.getState().draft).toMatchObject({ ...known.requester, groupName: known.groupName })
  expect(document.activeElement?.getAttribute('type')).toBe('radio')
})

it('files with Ctrl+Enter and opens the ticket it made', async () => {
  await callerFound()
  await type(field('Subject'), 'Mail bounces')
  await type(field('Description'), 'Since this morning.')
  await press(theOne('input[type="radio"]', /^Impaired function/))
  await pressKey('Enter', { ctrlKey: true })
  await until(() => expect(onOpenTicket).toHaveBeenCalledOnce())
  const [request] = bridge.requestsOf('act.perform')
  expect(request).toMatchObject({
    act: {
      kind: 'file-ticket',
      ticketId: onOpenTicket.mock.calls[0]?.[0],
      urgency: 'impaired-function',
      subject: 'Mail bounces',
      requester: known.requester,
    },
  })
  expect(useNewTicket.getState().draft.subject).toBe('')
})

it('says beside each field what is to be mended, and leads to the first of them', async () => {
  await callerFound()
  await pressKey('Enter', { ctrlKey: true })
  expect(words()).toContain('Choose one of the five urgencies.')
  expect(words()).toContain('Enter a subject.')
  expect(document.activeElement?.getAttribute('type')).toBe('radio')
  expect(bridge.requestsOf('act.perform')).toHaveLength(0)
  await type(field('Subject'), 'Mail bounces')
  expect(words()).not.toContain('Enter a subject.')
})

it('picks an urgency by its digit while the focus is among them', async () => {
  await callerFound()
  await focus(theOne('input[type="radio"]', /^Question/))
  await pressKey('5')
  expect(useNewTicket.getState().draft.urgency).toBe('mission-critical')
})

it('keeps what was typed when it is closed, and drops it when told to', async () => {
  await callerFound()
  await type(field('Subject'), 'Half a sentence')
  await press(button('Close'))
  expect(document.querySelector('[role="dialog"]')).toBeNull()
  await press(button('Open again'))
  expect(field('Subject')).toHaveProperty('value', 'Half a sentence')
  await press(button('Discard draft'))
  await press(button('Open again'))
  expect(field('Subject')).toHaveProperty('value', '')
})

it('brings a discarded draft back where no other was begun', async () => {
  await callerFound()
  await type(field('Subject'), 'Half a sentence')
  const { draft } = useNewTicket.getState()
  await press(button('Discard draft'))
  expect(useNewTicket.getState().draft.subject).toBe('')
  const undo = useAnnouncements.getState().shown.find(({ action }) => action?.name === 'Undo')?.action
  undo?.onPress()
  expect(useNewTicket.getState().draft).toEqual(draft)
  await press(button('Open again'))
  await type(field('Subject'), 'Another')
  undo?.onPress()
  expect(useNewTicket.getState().draft.subject).toBe('Another')
})

it('keeps everything typed when the act is not taken', async () => {
  bridge.answer('act.perform', () => failed('disk-full', 'The disk is full.'))
  await callerFound()
  await type(field('Subject'), 'Mail bounces')
  await type(field('Description'), 'Since this morning.')
  await press(theOne('input[type="radio"]', /^Question/))
  await pressKey('Enter', { ctrlKey: true })
  await until(() => expect(words()).toContain('The disk is full.'))
  expect(useNewTicket.getState().draft.subject).toBe('Mail bounces')
  expect(onOpenTicket).not.toHaveBeenCalled()
})

it('shows what is open already as plain text and opens the newest with Ctrl+O', async () => {
  const [row] = fakeRows(1)
  if (row === undefined) throw new Error('no row')
  bridge.answer('tickets.similar', () =>
    success([{ ...row, subject: hostileText, requesterName: hostileText }]),
  )
  await callerFound()
  await until(() => expect(words()).toContain(hostileText))
  expect(hasNoInjectedMarkup()).toBe(true)
  await pressKey('o', { ctrlKey: true })
  expect(onOpenTicket).toHaveBeenCalledWith(row.id)
})

it('drops the answer to a search that was typed over', async () => {
  const answers: (() => void)[] = []
  bridge.answer(
    'requesters.find',
    () => new Promise((resolve) => answers.push(() => resolve(success([known])))),
  )
  const { findingTyped } = useNewTicket.getState()
  findingTyped('mara')
  await until(() => expect(answers).toHaveLength(1))
  findingTyped('')
  answers[0]?.()
  await until(() => expect(useNewTicket.getState().found).toEqual([]))
})

it('says that the number follows where there is no connection, and that nobody is woken', async () => {
  await onScreen(
    <DeskNowContext value={{ isAway: true, emergencyPhone: '+1 555 010 0100', undoMs: 0 }}>
      <Frame />
    </DeskNowContext>,
  )
  await until(() => expect(words()).toContain('Its number follows with the connection.'))
  expect(words()).not.toContain('Nobody is woken')
  await press(theOne('input[type="radio"]', /^Mission critical/))
  expect(words()).toContain('Nobody is woken while the desk cannot be reached. Call +1 555 010 0100.')
})

it('goes on with what another window types, and drops what that window filed', async () => {
  const typedThere = { kind: 'new-ticket', ...emptyDraft, subject: 'From the other window' } as const
  await onScreen(<Frame />)
  const subject = () => (field('Subject') as HTMLInputElement).value
  bridge.answer('drafts.list', () => success([typedThere]))
  bridge.emit('changed', { topics: ['drafts'], ticketIds: [] })
  await until(() => expect(subject()).toBe('From the other window'))
  bridge.answer('drafts.list', () => success([]))
  bridge.emit('changed', { topics: ['drafts'], ticketIds: [] })
  await until(() => expect(subject()).toBe(''))
  await type(field('Subject'), 'Typed here')
  bridge.emit('changed', { topics: ['drafts'], ticketIds: [] })
  await until(() => expect(bridge.requestsOf('draft.keep')).toHaveLength(1))
  expect(subject()).toBe('Typed here')
})

it('goes on with what was typed while another caller talked, before the console ended', async () => {
  const kept = { kind: 'new-ticket', ...emptyDraft, phone: '+49 30', subject: hostileText } as const
  bridge.answer('drafts.list', () => success([kept]))
  await onScreen(<Frame />)
  await until(() => expect((field('Subject') as HTMLInputElement).value).toBe(hostileText))
  await type(field('Description'), 'and more')
  await until(() => expect(bridge.requestsOf('draft.keep')).toHaveLength(1))
  expect(bridge.requestsOf('draft.keep')).toEqual([{ draft: { ...kept, description: 'and more' } }])
  await press(button('Discard draft'))
  await until(() => expect(bridge.requestsOf('draft.drop')).toEqual([{ place: 'new-ticket' }]))
})
