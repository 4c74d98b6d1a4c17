import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { actIdSchema, type ActState } from '../../../shared/ipc/act.ts'
import { failed, success } from '../../../shared/ipc/result.ts'
import type { MessageView, QueueRow, TicketView as Ticket } from '../../../shared/ipc/views.ts'
import { messageIdSchema } from '../../../shared/protocol/common.ts'
import { useDrafts } from '../../../renderer/features/ticket/draft-store.ts'
import { useTicket } from '../../../renderer/features/ticket/ticket-store.ts'
import { TicketView } from '../../../renderer/features/ticket/ticket-view.tsx'
import { installBridge } from '../../support/fake-bridge.ts'
import { fakeDesk, type FakeDesk } from '../../support/fake-desk.ts'
import { fakeTicketView } from '../../support/fake-tickets.ts'
import {
  byRole,
  press,
  pressKey,
  settle,
  showScreen,
  typeInto,
  until,
  type Shown,
} from '../../support/show-screen.tsx'

const onClose = vi.fn<() => void>()
let desk: FakeDesk
let shown: Shown
let uninstall: () => void

async function show(change: (view: Ticket) => Ticket = (view) => view): Promise<QueueRow> {
  const [row] = desk.rows as [QueueRow]
  desk.bridge.answer('ticket.read', () => success(change(fakeTicketView(row))))
  shown = await showScreen(<TicketView ticketId={row.id} onClose={onClose} />)
  await until(() => shown.text().includes(`#${row.number}`), 'the ticket')
  return row
}

/** The ticket changes on the service: these messages stand at its end now. */
function arrives(ticketId: QueueRow['id'], ...ids: string[]): void {
  const [row] = desk.rows as [QueueRow]
  const view = fakeTicketView(row)
  const [first] = view.messages as [MessageView]
  const theirs = ids.map((id) => ({ ...first, id: messageIdSchema.parse(id), body: 'More' }))
  desk.bridge.answer('ticket.read', () => success({ ...view, messages: [...view.messages, ...theirs] }))
  desk.bridge.emit('changed', { topics: ['tickets'], ticketIds: [ticketId] })
}

const composer = () => document.querySelector('textarea')

function withUnsent(state: ActState): (view: Ticket) => Ticket {
  return (view) => {
    const [first] = view.messages as [MessageView]
    const mine: MessageView = {
      ...first,
      id: messageIdSchema.parse('mine'),
      kind: 'reply',
      body: 'My own words',
      act: { id: actIdSchema.parse('act-9'), state, unseen: [] },
    }
    return { ...view, messages: [...view.messages, mine] }
  }
}

beforeEach(() => {
  useTicket.setState(useTicket.getInitialState(), true)
  useDrafts.setState(useDrafts.getInitialState(), true)
  desk = fakeDesk(3)
  uninstall = installBridge(desk.bridge)
})

afterEach(async () => {
  await shown.unmount()
  uninstall()
  onClose.mockReset()
})

describe('the ticket', () => {
  it('shows the conversation in the order the service gave it', async () => {
    await show()
    const spoken = [...document.querySelectorAll('.conversation > li')].map((item) => item.textContent)
    expect(spoken[0]).toContain('nothing answers any more')
    expect(spoken[1]).toContain('took the ticket')
    expect(spoken[2]).toContain('Note, staff only')
    expect(spoken[3]).toContain('Reply to customer')
  })

  it('names who asked, where somebody of the staff took the words down', async () => {
    await show((view) => {
      const [first, ...rest] = view.messages as [MessageView, ...MessageView[]]
      const author = { ...first.author, kind: 'staff' as const, name: 'Imre Balogh' }
      return { ...view, messages: [{ ...first, author }, ...rest] }
    })
    const { firstName, lastName } = fakeTicketView(desk.rows[0] as QueueRow).ticket.requester
    const header = document.querySelector('.message-customer .message-header')?.textContent
    expect(header).toContain(`${firstName} ${lastName}`)
    expect(header).toContain('Customer, taken down by Imre Balogh')
  })

  it('goes on with what was typed before the console ended', async () => {
    const [row] = desk.rows as [QueueRow]
    const kept = { kind: 'message', ticketId: row.id, mode: 'note', text: 'Half a thou' } as const
    desk.bridge.answer('drafts.list', () => success([kept]))
    await show()
    await until(() => composer()?.value === 'Half a thou', 'the draft')
    expect(composer()?.getAttribute('aria-label')).toBe('Note for the staff')
  })

  it('keeps what is typed after a pause, and says so when it cannot', async () => {
    const { id: ticketId } = await show()
    desk.bridge.answer('draft.keep', () => failed('disk-full', 'The disk is full.'))
    await typeInto(composer(), 'Half')
    await until(() => desk.bridge.requestsOf('draft.keep').length > 0, 'the draft to be kept')
    const draft = { kind: 'message', ticketId, mode: 'reply', text: 'Half' }
    expect(desk.bridge.requestsOf('draft.keep')).toEqual([{ draft }])
    await until(() => shown.text().includes('Not kept yet: The disk is full.'), 'the failure')
    desk.bridge.answer('draft.keep', () => success(null))
    await typeInto(composer(), 'Half a')
    await until(() => !shown.text().includes('Not kept yet'), 'the draft to be kept')
    await typeInto(composer(), '')
    await until(() => desk.bridge.requestsOf('draft.drop').length > 0, 'the draft to be dropped')
  })

  it('tells whoever reads further up of what arrives below, and leads there', async () => {
    const { id } = await show()
    const scroller = document.querySelector('.ticket-scroll') as HTMLElement
    Object.defineProperties(scroller, {
      scrollHeight: { value: 2000, configurable: true },
      clientHeight: { value: 500, configurable: true },
    })
    await settle()
    scroller.scrollTop = 100
    scroller.dispatchEvent(new Event('scroll', { bubbles: true }))
    arrives(id, 'their-1')
    await until(() => shown.text().includes('1 new message'), 'the notice')
    arrives(id, 'their-1', 'their-2')
    await until(() => shown.text().includes('2 new messages'), 'the notice')
    expect(scroller.scrollTop).toBe(100)
    await press(byRole('button', /2 new messages/))
    expect(scroller.scrollTop).toBe(2000)
    expect(shown.text()).not.toContain('new message')
  })

  it('sends a reply with Ctrl+Enter, with the newest message its author was shown', async () => {
    const row = await show()
    await typeInto(composer(), 'It works again.')
    await pressKey('Enter', { ctrlKey: true })
    expect(desk.bridge.requestsOf('act.perform')).toMatchObject([
      {
        act: {
          kind: 'reply',
          ticketId: row.id,
          body: 'It works again.',
          seenThrough: `${row.id}-message-3`,
        },
      },
    ])
    expect(composer()?.value).toBe('')
  })

  it('saves a note as a note, and says on field and button which of the two it is', async () => {
    await show()
    expect(byRole('button', 'Send reply to customer')).not.toBeNull()
    await pressKey('n')
    expect(composer()?.getAttribute('aria-label')).toBe('Note for the staff')
    expect(byRole('button', 'Send reply to customer')).toBeNull()
    await typeInto(composer(), 'Ask the night shift.')
    await press(byRole('button', 'Save note'))
    expect(desk.bridge.requestsOf('act.perform')).toMatchObject([{ act: { kind: 'note' } }])
  })

  it('keeps the text when the message could not be kept on this workstation', async () => {
    await show()
    desk.bridge.answer('act.perform', () => failed('disk-full', 'The disk is full.'))
    await typeInto(composer(), 'Not lost.')
    await pressKey('Enter', { ctrlKey: true })
    expect(composer()?.value).toBe('Not lost.')
    expect(shown.text()).toContain('The disk is full.')
  })

  it('keeps what was typed for one ticket while another is shown', async () => {
    const row = await show()
    await typeInto(composer(), 'Half a sentence')
    await shown.unmount()
    shown = await showScreen(<TicketView ticketId={row.id} onClose={onClose} />)
    await until(() => composer() !== null, 'the ticket again')
    expect(composer()?.value).toBe('Half a sentence')
  })

  it('sends a message once, however often the keys are pressed', async () => {
    await show()
    await typeInto(composer(), 'Once.')
    const kept = Promise.withResolvers<void>()
    desk.bridge.answer('act.perform', async () => {
      await kept.promise
      return success({ actId: actIdSchema.parse('act-1') })
    })
    await pressKey('Enter', { ctrlKey: true })
    await pressKey('Enter', { ctrlKey: true })
    kept.resolve()
    await until(() => composer()?.value === '', 'the composer is empty')
    expect(desk.bridge.requestsOf('act.perform')).toHaveLength(1)
  })

  it('says that a message waits for the connection', async () => {
    await show(withUnsent({ kind: 'waiting', tries: 0, nextTryAt: null }))
    expect(shown.text()).toContain('Waits for the connection')
  })

  it('tells what the service said of a refused reply, and sends it anyway on request', async () => {
    const failure = failed('unseen-messages', 'The customer wrote meanwhile.').failure
    await show(withUnsent({ kind: 'needs-you', since: 0, failure }))
    expect(shown.text()).toContain('Needs you: The customer wrote meanwhile.')
    await press(byRole('button', 'Send anyway'))
    expect(desk.bridge.requestsOf('outbox.decide')).toEqual([
      { actId: 'act-9', decision: { kind: 'send-anyway' } },
    ])
  })

  it('brings a refused message back to the composer to be edited', async () => {
    const failure = failed('unseen-messages', 'The customer wrote meanwhile.').failure
    await show(withUnsent({ kind: 'needs-you', since: 0, failure }))
    await press(byRole('button', 'Edit'))
    expect(composer()?.value).toBe('My own words')
    expect(desk.bridge.requestsOf('outbox.decide')).toEqual([
      { actId: 'act-9', decision: { kind: 'discard' } },
    ])
  })

  it('reads again when this ticket changes and not when another does', async () => {
    const row = await show()
    const before = desk.bridge.requestsOf('ticket.read').length
    const other = desk.rows[1]?.id
    desk.bridge.emit('changed', { topics: ['tickets'], ticketIds: other === undefined ? [] : [other] })
    expect(desk.bridge.requestsOf('ticket.read')).toHaveLength(before)
    desk.bridge.emit('changed', { topics: ['tickets'], ticketIds: [row.id] })
    expect(desk.bridge.requestsOf('ticket.read')).toHaveLength(before + 1)
    await settle()
  })

  it('shows hostile text as the characters it is made of, everywhere', async () => {
    const hostile = '</div><img src=x onerror="window.hacked = 1">\u202Etxt.exe'
    await show((view) => ({
      ...view,
      ticket: {
        ...view.ticket,
        subject: hostile,
        groupName: hostile,
        requester: { firstName: hostile, lastName: '', email: hostile, phone: hostile },
      },
      messages: view.messages.map((message) => ({
        ...message,
        body: hostile,
        author: { ...message.author, name: hostile },
      })),
    }))
    expect(document.querySelector('.ticket img')).toBeNull()
    expect(document.querySelector('.ticket-subject bdi')?.textContent).toBe(hostile)
    expect([...document.querySelectorAll('.plain-text')].map((text) => text.textContent)).toEqual([
      hostile,
      hostile,
      hostile,
    ])
    expect('hacked' in window).toBe(false)
  })

  it('says that a ticket is gone', async () => {
    const [row] = desk.rows as [QueueRow]
    desk.bridge.answer('ticket.read', () => success(null))
    shown = await showScreen(<TicketView ticketId={row.id} onClose={onClose} />)
    await until(() => shown.text().includes('This ticket is gone'), 'the empty state')
    await press(byRole('button', 'Close'))
    expect(onClose).toHaveBeenCalledOnce()
  })
})
