import { act } from 'react'
import { describe, expect, it } from 'vitest'
import { useDrafts } from '../../../renderer/features/ticket/draft-store.ts'
import { success } from '../../../shared/ipc/result.ts'
import type { JoinedTicket, MessageView, QueueRow, TicketView } from '../../../shared/ipc/views.ts'
import { groupIdSchema, messageIdSchema, ticketIdSchema } from '../../../shared/protocol/common.ts'
import { fakeTicketView } from '../../support/fake-tickets.ts'
import { byRole, press, pressKey, typeInto, until } from '../../support/show-screen.tsx'
import { composer, ticketWorld } from './ticket-world.tsx'

const world = ticketWorld()
const acts = () => world.desk.bridge.requestsOf('act.perform')
const hostile = '<img src=x onerror=alert(1)>'
const [home, elsewhere] = [groupIdSchema.parse('home'), groupIdSchema.parse('elsewhere')]

function joined(number: number, fields: Partial<JoinedTicket['ticket']> = {}): JoinedTicket {
  const [row] = world.desk.rows as [QueueRow]
  const { urgency } = fakeTicketView(row).ticket
  const requester = { firstName: 'Bob', lastName: 'Meyer', email: `bob-${number}@example.net`, phone: '' }
  return {
    ticket: {
      id: ticketIdSchema.parse(`joined-${number}`),
      number,
      subject: 'No mail',
      requester,
      urgency,
      mergedInto: row.id,
      groupId: home,
      groupName: 'Home',
      ...fields,
    },
    byName: null,
    at: null,
    seenThrough: messageIdSchema.parse(`seen-${number}`),
  }
}
const withJoined = (view: TicketView, all: JoinedTicket[]): TicketView => ({
  ...view,
  ticket: { ...view.ticket, groupId: home },
  joined: all,
})
const carol = () =>
  joined(15, {
    groupId: elsewhere,
    groupName: hostile,
    requester: { firstName: 'Carol', lastName: '', email: '', phone: '1' },
  })
const show = () => world.show((view) => withJoined(view, [joined(14), carol()]))
const box = (name: RegExp) => {
  const all = [...document.querySelectorAll('.recipient')]
  return all.find(({ textContent }) => name.test(textContent))?.querySelector('input') ?? null
}
/** The other agent merges something while somebody writes. */
async function comes(view: (view: TicketView) => TicketView) {
  const [row] = world.desk.rows as [QueueRow]
  world.desk.bridge.answer('ticket.read', () => success(view(fakeTicketView(row))))
  await act(async () => world.desk.bridge.emit('changed', { topics: ['tickets'], ticketIds: [row.id] }))
}

describe('who gets a reply', () => {
  it('is chosen by a tick: set for the same group, left out for another one, told in words', async () => {
    await show()
    expect(box(/Bob Meyer, #14.*bob-14@/)?.checked).toBe(true)
    expect(box(/Carol, #15.*on the receipt only.*Another group: <img/)?.checked).toBe(false)
    expect(byRole('button', /^Send reply to 2 customers/)).not.toBeNull()
    await press(box(/Carol/))
    expect(byRole('button', /^Send reply to 3 customers/)).not.toBeNull()
    await typeInto(composer(), 'It works.')
    await pressKey('Enter', { ctrlKey: true })
    expect(acts()).toMatchObject([
      {
        act: {
          kind: 'reply',
          body: 'It works.',
          alsoTo: [
            { ticketId: 'joined-14', seenThrough: 'seen-14' },
            { ticketId: 'joined-15', seenThrough: 'seen-15' },
          ],
        },
      },
    ])
    // The next one begins anew.
    await until(() => composer()?.value === '', 'the text to leave')
    expect([box(/Bob/)?.checked, box(/Carol/)?.checked]).toEqual([true, false])
  })

  it('is nobody else where the tick is taken away, and nothing is asked under a note', async () => {
    await show()
    await press(box(/Bob/))
    await typeInto(composer(), 'For you alone.')
    await press(byRole('button', /^Note/))
    expect(document.querySelector('.recipient')).toBeNull()
    await press(byRole('button', /^Reply/))
    expect(box(/Bob/)?.checked).toBe(false)
    await pressKey('Enter', { ctrlKey: true })
    expect(acts()).toMatchObject([{ act: { kind: 'reply', alsoTo: [] } }])
  })

  it('is settled with the first letter: who comes to the ticket while it is written is not written to unasked', async () => {
    const [row] = world.desk.rows as [QueueRow]
    await world.show((view) => withJoined(view, []))
    expect(document.querySelector('.recipient')).toBeNull()
    await typeInto(composer(), 'For you alone.')
    await comes((view) => withJoined(view, [joined(14)]))
    await until(() => box(/Bob/) !== null, 'the other requester')
    expect(box(/Bob/)?.checked).toBe(false)
    expect(useDrafts.getState().drafts.get(row.id)).toEqual({ mode: 'reply', text: 'For you alone.' })
  })

  it('is kept with the draft', async () => {
    const row = await show()
    await typeInto(composer(), 'It works.')
    await useDrafts.getState().keptNow(row.id)
    expect(world.desk.bridge.requestsOf('draft.keep').at(-1)).toMatchObject({
      draft: { text: 'It works.', alsoTo: ['joined-14'] },
    })
  })

  it('is asked about once more where the text tells one of them of another', async () => {
    const row = await show()
    const { firstName } = fakeTicketView(row).ticket.requester
    await typeInto(composer(), `Dear ${firstName}, it works.`)
    await pressKey('Enter', { ctrlKey: true })
    const asked = document.querySelector('[role="alertdialog"]')
    expect(asked?.textContent).toContain(`It tells of ${firstName}, and more than one customer gets it`)
    expect(byRole('button', /^Save as a note/)).toBeNull()
    expect(byRole('button', /^Send to each of them/)).not.toBeNull()
    expect(acts()).toEqual([])
    await press(byRole('button', /^Go on writing/))
    await press(box(/Bob/))
    composer()?.focus()
    await pressKey('Enter', { ctrlKey: true })
    expect(acts()).toHaveLength(1)
  })
})

it('a reply tells how far it is on its way to each, and where it was written', async () => {
  const at = '2026-11-23T09:00:00.000Z'
  await world.show((view) => {
    const [first] = view.messages as [MessageView]
    const called = { id: ticketIdSchema.parse('joined-14'), number: 14, subject: 'No mail' }
    const reply: MessageView = {
      ...first,
      id: messageIdSchema.parse('copied'),
      kind: 'reply',
      mail: { state: 'accepted', words: '250 OK', at },
      alsoTo: [
        { ticket: called, name: 'Bob Meyer', mail: { state: 'failed', words: '550 Nobody', at } },
        { ticket: null, name: '' },
      ],
    }
    return {
      ...view,
      messages: [reply, { ...reply, id: messageIdSchema.parse('elsewhere'), writtenIn: called }],
    }
  })
  const [own, copied] = [...document.querySelectorAll('.conversation article')]
  const notes = [...(own?.querySelectorAll('.message-mail') ?? [])].map(({ textContent }) => textContent)
  expect(notes[0]).toMatch(/^To .+: The mail server took it, /)
  expect(notes.slice(1)).toEqual([
    'To Bob Meyer, #14: Could not be mailed: 550 Nobody',
    'Also to Name erased',
  ])
  expect(own?.querySelector('[aria-label="Said in #14"]')).toBeNull()
  expect(copied?.querySelector('[aria-label="Said in #14"]')).not.toBeNull()
  expect(copied?.querySelector('.message-mail')?.textContent).toMatch(/^To the requester of #14: /)
})
