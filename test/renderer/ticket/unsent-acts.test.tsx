import { describe, expect, it } from 'vitest'
import { actIdSchema, type ActState } from '../../../shared/ipc/act.ts'
import { failed, success } from '../../../shared/ipc/result.ts'
import type { MessageView, QueueRow, TicketView as Ticket } from '../../../shared/ipc/views.ts'
import { messageIdSchema, ticketIdSchema } from '../../../shared/protocol/common.ts'
import { fakeTicketView } from '../../support/fake-tickets.ts'
import { byRole, press, pressKey, typeInto, until } from '../../support/show-screen.tsx'
import { composer, ticketWorld } from './ticket-world.tsx'

const world = ticketWorld()

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

/** A change of the ticket that met another one in these fields. */
function conflict(...fields: string[]): Ticket['pending'][number] {
  const failure = failed('version-conflict', 'Somebody else changed this meanwhile.').failure
  return {
    id: actIdSchema.parse('act-7'),
    title: 'Status “Resolved” of #5001',
    state: { kind: 'needs-you', since: 0, failure },
    wakes: false,
    conflicts: fields.map((field) => ({
      field,
      name: field,
      before: 'a',
      mine: 'b',
      theirs: 'c',
      stands: `c-${field}`,
    })),
  }
}

describe('what has not been sent yet', () => {
  it('says that a message is about to be sent', async () => {
    await world.show(withUnsent({ kind: 'waiting', tries: 0, nextTryAt: null }))
    expect(world.shown.text()).toContain('About to be sent')
  })

  it('tells what the service said of a refused reply, and sends it anyway on request', async () => {
    const failure = failed('unseen-messages', 'The customer wrote meanwhile.').failure
    const seenThrough = messageIdSchema.parse('seen-last')
    await world.show((view) => ({
      ...withUnsent({ kind: 'needs-you', since: 0, failure })(view),
      seenThrough,
    }))
    expect(world.shown.text()).toContain('The customer wrote meanwhile.')
    await press(byRole('button', 'Send anyway'))
    expect(world.desk.bridge.requestsOf('outbox.decide')).toEqual([
      { actId: 'act-9', decision: { kind: 'send-anyway', seenThrough: 'seen-last' } },
    ])
  })

  it('brings a refused message back to the composer to be edited, with the caret at its end', async () => {
    const failure = failed('unseen-messages', 'The customer wrote meanwhile.').failure
    const row = await world.show(withUnsent({ kind: 'needs-you', since: 0, failure }))
    const draft = { kind: 'message', ticketId: row.id, mode: 'reply', text: 'My own words' } as const
    world.desk.bridge.answer('outbox.decide', () => {
      world.desk.bridge.answer('drafts.list', () => success([draft]))
      return success(null)
    })
    await press(byRole('button', 'Edit'))
    await until(() => composer()?.value === 'My own words', 'the text in the composer')
    expect(world.desk.bridge.requestsOf('outbox.decide')).toEqual([
      { actId: 'act-9', decision: { kind: 'take-back' } },
    ])
    expect(document.activeElement).toBe(composer())
    expect(composer()?.selectionStart).toBe('My own words'.length)
  })

  it('puts what is typed on the disk before a message joins it', async () => {
    const failure = failed('unseen-messages', 'The customer wrote meanwhile.').failure
    await world.show(withUnsent({ kind: 'needs-you', since: 0, failure }))
    await typeInto(composer(), 'Typed since')
    await press(byRole('button', 'Edit'))
    await until(() => world.desk.bridge.requestsOf('outbox.decide').length > 0, 'the decision')
    const names = world.desk.bridge.calls.map(({ name }) => name)
    expect(names.indexOf('draft.keep')).toBeGreaterThan(-1)
    expect(names.indexOf('draft.keep')).toBeLessThan(names.indexOf('outbox.decide'))
  })

  it('takes the reply just sent back with Ctrl+Z in an empty composer', async () => {
    world.deskNow = { isAway: false, emergencyPhone: '', undoMs: 10_000 }
    await world.show()
    await typeInto(composer(), 'Too early.')
    await pressKey('Enter', { ctrlKey: true })
    expect(world.desk.bridge.requestsOf('act.perform')).toMatchObject([{ undoMs: 10_000 }])
    expect(world.shown.text()).toContain('The reply is sent in 10 seconds.')
    expect(document.activeElement).toBe(composer())
    await pressKey('z', { ctrlKey: true })
    await until(() => world.desk.bridge.requestsOf('outbox.decide').length > 0, 'the reply to be taken back')
    expect(world.desk.bridge.requestsOf('outbox.decide')).toEqual([
      { actId: 'act-1', decision: { kind: 'take-back' } },
    ])
  })

  it('asks before it discards a text', async () => {
    await world.show(withUnsent({ kind: 'waiting', tries: 0, nextTryAt: null }))
    await press(byRole('button', 'Discard'))
    expect(byRole('alertdialog', 'Discard this?')?.textContent).toContain('My own words')
    expect(world.desk.bridge.requestsOf('outbox.decide')).toEqual([])
  })

  it('marks what arrived while a held reply was written', async () => {
    const failure = failed('unseen-messages', 'The customer wrote meanwhile.').failure
    await world.show((view) => {
      const held = withUnsent({ kind: 'needs-you', since: 0, failure })(view)
      const messages = held.messages.map((message) =>
        message.act === null
          ? message
          : { ...message, act: { ...message.act, unseen: view.messages.slice(-1).map(({ id }) => id) } },
      )
      return { ...held, messages }
    })
    const marked = [...document.querySelectorAll('.message-unseen')].map((card) => card.textContent)
    expect(marked).toHaveLength(1)
    expect(marked[0]).toContain('Arrived while you wrote')
  })

  it('tells of an arrival above the composer while somebody types, and leaves text and caret alone', async () => {
    const { id } = await world.show()
    await typeInto(composer(), 'Half a sentence')
    composer()?.setSelectionRange(4, 4)
    world.arrives(id, 'their-1')
    await until(() => world.shown.text().includes('Arrived while you write'), 'the notice')
    expect(composer()?.value).toBe('Half a sentence')
    expect(composer()?.selectionStart).toBe(4)
    await press(byRole('button', 'Seen'))
    expect(world.shown.text()).not.toContain('Arrived while you write')
  })

  it('says in a ticket that was merged elsewhere that what is typed is kept, and leads to the other one', async () => {
    const mergedInto = ticketIdSchema.parse('ticket-2')
    const row = await world.show()
    await typeInto(composer(), 'Half')
    expect(world.shown.text()).not.toContain('was merged')
    const view = fakeTicketView(row)
    world.desk.bridge.answer('ticket.read', () =>
      success({ ...view, ticket: { ...view.ticket, mergedInto } }),
    )
    world.desk.bridge.emit('changed', { topics: ['tickets'], ticketIds: [row.id] })
    const words = 'This ticket was merged into another one. What you typed is kept here.'
    await until(() => world.shown.text().includes(words), 'the merge')
    expect(composer()?.value).toBe('Half')
    await press(byRole('button', 'Open the other'))
    expect(world.onOpenTicket).toHaveBeenCalledWith(mergedInto)
  })

  it('settles a conflict field by field, and not before every field is chosen', async () => {
    await world.show((view) => ({ ...view, pending: [conflict('status', 'urgency')] }))
    expect(byRole('button', 'Keep what is chosen')?.hasAttribute('disabled')).toBe(true)
    await press(document.querySelectorAll('input[type="radio"]')[0] ?? null)
    await press(document.querySelectorAll('input[type="radio"]')[3] ?? null)
    await press(byRole('button', 'Keep what is chosen'))
    const shown = [
      { field: 'status', stands: 'c-status' },
      { field: 'urgency', stands: 'c-urgency' },
    ]
    expect(world.desk.bridge.requestsOf('outbox.decide')).toEqual([
      { actId: 'act-7', decision: { kind: 'settle', mine: ['status'], shown } },
    ])
  })

  it('forgets a choice about a value that was changed once more', async () => {
    const change = conflict('status', 'urgency')
    const { id } = await world.show((view) => ({ ...view, pending: [change] }))
    await press(document.querySelectorAll('input[type="radio"]')[0] ?? null)
    await press(document.querySelectorAll('input[type="radio"]')[3] ?? null)
    expect(byRole('button', 'Keep what is chosen')?.hasAttribute('disabled')).toBe(false)
    const conflicts = change.conflicts.map((one) => ({ ...one, stands: `${one.stands}-again` }))
    const [row] = world.desk.rows as [QueueRow]
    const view = { ...fakeTicketView(row), pending: [{ ...change, conflicts }] }
    world.desk.bridge.answer('ticket.read', () => success(view))
    world.desk.bridge.emit('changed', { topics: ['tickets'], ticketIds: [id] })
    const isOpen = () => byRole('button', 'Keep what is chosen')?.hasAttribute('disabled') === true
    await until(isOpen, 'the question to be open again')
  })

  it('asks once more before an act of some time ago wakes people, with numbers to call beside it', async () => {
    world.deskNow = { isAway: false, emergencyPhone: '+1 555 010 0100', undoMs: 0 }
    const failure = failed('act-expired', 'Too late.').failure
    await world.show((view) => ({
      ...view,
      pending: [{ ...conflict(), state: { kind: 'needs-you', since: 0, failure }, wakes: true }],
    }))
    expect(world.shown.text()).toContain('This was not sent within 5 minutes and would wake people now.')
    const numbers = [...document.querySelectorAll('.phones-number')].map(({ textContent }) => textContent)
    expect(numbers).toEqual(['+1 555 010 0100', '+49 40 555 0199'])
    await press(byRole('button', 'Send now, it wakes people'))
    expect(world.desk.bridge.requestsOf('outbox.decide')).toEqual([])
    const dialog = byRole('alertdialog', 'Wake people now?')
    await press(dialog?.querySelector('.button-danger') ?? null)
    expect(world.desk.bridge.requestsOf('outbox.decide')).toEqual([
      { actId: 'act-7', decision: { kind: 'retry' } },
    ])
  })

  it('says at once that nobody is woken while the desk cannot be reached', async () => {
    world.deskNow = { isAway: true, emergencyPhone: '+1 555 010 0100', undoMs: 0 }
    await world.show((view) => ({
      ...view,
      pending: [{ ...conflict(), state: { kind: 'waiting', tries: 0, nextTryAt: null }, wakes: true }],
    }))
    expect(world.shown.text()).toContain(
      'Nobody is woken while the desk cannot be reached. Call +1 555 010 0100.',
    )
  })
})
