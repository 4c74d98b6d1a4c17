import { describe, expect, it } from 'vitest'
import { actIdSchema } from '../../../shared/ipc/act.ts'
import { failed, success } from '../../../shared/ipc/result.ts'
import type { MessageView, QueueRow } from '../../../shared/ipc/views.ts'
import { fakeTicketView } from '../../support/fake-tickets.ts'
import { byRole, press, pressKey, settle, typeInto, until } from '../../support/show-screen.tsx'
import { composer, ticketWorld } from './ticket-world.tsx'

const world = ticketWorld()

describe('the ticket', () => {
  it('shows the conversation in the order the service gave it', async () => {
    await world.show()
    const spoken = [...document.querySelectorAll('.conversation > li')].map((item) => item.textContent)
    expect(spoken[0]).toContain('nothing answers any more')
    expect(spoken[1]).toContain('took the ticket')
    expect(spoken[2]).toContain('Note, staff only')
    expect(spoken[3]).toContain('Reply to customer')
  })

  it('names who asked, where somebody of the staff took the words down', async () => {
    await world.show((view) => {
      const [first, ...rest] = view.messages as [MessageView, ...MessageView[]]
      const author = { ...first.author, kind: 'staff' as const, name: 'Imre Balogh' }
      return { ...view, messages: [{ ...first, author }, ...rest] }
    })
    const { firstName, lastName } = fakeTicketView(world.desk.rows[0] as QueueRow).ticket.requester
    const header = document.querySelector('.message-customer .message-header')?.textContent
    expect(header).toContain(`${firstName} ${lastName}`)
    expect(header).toContain('Customer, taken down by Imre Balogh')
  })

  it('goes on with what was typed before the console ended', async () => {
    const [row] = world.desk.rows as [QueueRow]
    const kept = { kind: 'message', ticketId: row.id, mode: 'note', text: 'Half a thou' } as const
    world.desk.bridge.answer('drafts.list', () => success([kept]))
    await world.show()
    await until(() => composer()?.value === 'Half a thou', 'the draft')
    expect(composer()?.getAttribute('aria-label')).toBe('Note for the staff')
  })

  it('keeps what is typed after a pause, and says so when it cannot', async () => {
    const { id: ticketId } = await world.show()
    world.desk.bridge.answer('draft.keep', () => failed('disk-full', 'The disk is full.'))
    await typeInto(composer(), 'Half')
    await until(() => world.desk.bridge.requestsOf('draft.keep').length > 0, 'the draft to be kept')
    const draft = { kind: 'message', ticketId, mode: 'reply', text: 'Half' }
    expect(world.desk.bridge.requestsOf('draft.keep')).toEqual([{ draft }])
    await until(() => world.shown.text().includes('Not kept yet: The disk is full.'), 'the failure')
    world.desk.bridge.answer('draft.keep', () => success(null))
    await typeInto(composer(), 'Half a')
    await until(() => !world.shown.text().includes('Not kept yet'), 'the draft to be kept')
    await typeInto(composer(), '')
    await until(() => world.desk.bridge.requestsOf('draft.drop').length > 0, 'the draft to be dropped')
  })

  it('tells whoever reads further up of what arrives below, and leads there', async () => {
    const { id } = await world.show()
    const scroller = document.querySelector('.ticket-scroll') as HTMLElement
    Object.defineProperties(scroller, {
      scrollHeight: { value: 2000, configurable: true },
      clientHeight: { value: 500, configurable: true },
    })
    await settle()
    scroller.scrollTop = 100
    scroller.dispatchEvent(new Event('scroll', { bubbles: true }))
    world.arrives(id, 'their-1')
    await until(() => world.shown.text().includes('1 new message'), 'the notice')
    world.arrives(id, 'their-1', 'their-2')
    await until(() => world.shown.text().includes('2 new messages'), 'the notice')
    expect(scroller.scrollTop).toBe(100)
    await press(byRole('button', /2 new messages/))
    expect(scroller.scrollTop).toBe(2000)
    expect(world.shown.text()).not.toContain('new message')
  })

  it('sends a reply with Ctrl+Enter, with the newest message its author was shown', async () => {
    const row = await world.show()
    await typeInto(composer(), 'It works again.')
    await pressKey('Enter', { ctrlKey: true })
    expect(world.desk.bridge.requestsOf('act.perform')).toMatchObject([
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
    await world.show()
    expect(byRole('button', 'Send reply to customer')).not.toBeNull()
    await pressKey('n')
    expect(composer()?.getAttribute('aria-label')).toBe('Note for the staff')
    expect(byRole('button', 'Send reply to customer')).toBeNull()
    await typeInto(composer(), 'Ask the night shift.')
    await press(byRole('button', 'Save note'))
    expect(world.desk.bridge.requestsOf('act.perform')).toMatchObject([{ act: { kind: 'note' } }])
  })

  it('keeps the text when the message could not be kept on this workstation', async () => {
    await world.show()
    world.desk.bridge.answer('act.perform', () => failed('disk-full', 'The disk is full.'))
    await typeInto(composer(), 'Not lost.')
    await pressKey('Enter', { ctrlKey: true })
    expect(composer()?.value).toBe('Not lost.')
    expect(world.shown.text()).toContain('The disk is full.')
  })

  it('keeps what was typed for one ticket while another is shown', async () => {
    const row = await world.show()
    // A slow machine reads again what it kept in the pause after the last letter.
    world.desk.bridge.answer('draft.keep', ({ draft }) => {
      world.desk.bridge.answer('drafts.list', () => success([draft]))
      return success(null)
    })
    await typeInto(composer(), 'Half a sentence')
    await world.shown.unmount()
    await world.open(row.id)
    await until(() => composer() !== null, 'the ticket again')
    expect(composer()?.value).toBe('Half a sentence')
  })

  it('sends a message once, however often the keys are pressed', async () => {
    await world.show()
    await typeInto(composer(), 'Once.')
    const kept = Promise.withResolvers<void>()
    world.desk.bridge.answer('act.perform', async () => {
      await kept.promise
      return success({ actId: actIdSchema.parse('act-1') })
    })
    await pressKey('Enter', { ctrlKey: true })
    await pressKey('Enter', { ctrlKey: true })
    kept.resolve()
    await until(() => composer()?.value === '', 'the composer is empty')
    expect(world.desk.bridge.requestsOf('act.perform')).toHaveLength(1)
  })

  it('reads again when this ticket changes and not when another does', async () => {
    const row = await world.show()
    const before = world.desk.bridge.requestsOf('ticket.read').length
    const other = world.desk.rows[1]?.id
    world.desk.bridge.emit('changed', { topics: ['tickets'], ticketIds: other === undefined ? [] : [other] })
    expect(world.desk.bridge.requestsOf('ticket.read')).toHaveLength(before)
    world.desk.bridge.emit('changed', { topics: ['tickets'], ticketIds: [row.id] })
    expect(world.desk.bridge.requestsOf('ticket.read')).toHaveLength(before + 1)
    await settle()
  })

  it('shows hostile text as the characters it is made of, everywhere', async () => {
    const hostile = '</div><img src=x onerror="window.hacked = 1">\u202Etxt.exe'
    await world.show((view) => ({
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
    expect([...document.querySelectorAll('.plain-text, .rich-text')].map((text) => text.textContent)).toEqual(
      [hostile, hostile, hostile],
    )
    expect('hacked' in window).toBe(false)
  })

  it('says that a ticket is gone', async () => {
    const [row] = world.desk.rows as [QueueRow]
    world.desk.bridge.answer('ticket.read', () => success(null))
    await world.open(row.id)
    await until(() => world.shown.text().includes('This ticket is gone'), 'the empty state')
    await press(byRole('button', 'Close'))
    expect(world.onClose).toHaveBeenCalledOnce()
  })
})
