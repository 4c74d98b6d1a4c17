import { beforeEach, describe, expect, it } from 'vitest'
import { useHistory } from '../../../renderer/features/ticket/history-store.ts'
import type { HistoryView } from '../../../shared/ipc/history-calls.ts'
import { failed, success } from '../../../shared/ipc/result.ts'
import type { HistoryItem } from '../../../shared/protocol/history.ts'
import { fakeTicketView } from '../../support/fake-tickets.ts'
import { byRole, press, pressKey, until } from '../../support/show-screen.tsx'
import { ticketWorld } from './ticket-world.tsx'

const world = ticketWorld()
const hostile = '<img src=x onerror=alert(1)>'
const by = { kind: 'staff' as const, staffId: null, name: 'Imre Balogh' }
const item = (id: string, what: HistoryItem['what'], why = ''): HistoryItem => ({
  id,
  at: '2026-11-23T08:00:00.000Z',
  by,
  why,
  what,
})
const items = [
  item('event-2', { kind: 'told', words: `Imre flagged it. Reason: ${hostile}` }),
  item(
    'event-1',
    {
      kind: 'changed',
      changes: [
        { field: 'status', from: 'new', to: 'open' },
        { field: 'assignee', from: null, to: 'Imre Balogh' },
        { field: 'verdict', from: 'justified', to: null },
        { field: 'requester', from: 'requester', to: null },
      ],
    },
    'It is mine',
  ),
  item('filed', { kind: 'filed', source: 'form', urgency: 'question', groupName: 'Acme' }),
]
let view: HistoryView
beforeEach(() => {
  useHistory.setState(useHistory.getInitialState(), true)
  view = { items, reach: 'whole', readAt: 1, recordedSince: null }
})

async function show() {
  const row = await world.show()
  world.desk.bridge.answer('history.read', () => success(view))
  await pressKey('h')
  await until(() => document.querySelector('.history-list') !== null, 'the history')
  return row
}
const conversation = () => document.querySelector('[aria-label="Conversation"]')
const pane = () => document.querySelector('section[aria-label="History"]')?.textContent ?? ''

describe('the history of a ticket', () => {
  it('takes the place of the conversation by key, and says who, from what to what, and why', async () => {
    await show()
    expect(conversation()).toBeNull()
    const [told, changed, filed] = [...document.querySelectorAll('.history-entry')].map(
      (entry) => entry.textContent,
    )
    expect(told).toContain(`Imre flagged it. Reason: ${hostile}`)
    expect(document.querySelector('img')).toBeNull()
    expect(changed).toContain('Imre Balogh')
    expect(changed).toContain('Status from New  to Open')
    expect(changed).toContain('Assignee from Nobody  to Imre Balogh')
    expect(changed).toContain('Verdict from Justified  to None')
    expect(changed).toContain('The personal data of who asked were erased')
    expect(changed).toContain('“It is mine”')
    expect(filed).toContain('Filed by form for Acme: Question')
    expect(document.querySelector('.history [role="status"]')?.textContent).toBe('3 entries')
  })

  it('has the keyboard while it is open, goes back with Escape, and closes the ticket only then', async () => {
    await show()
    expect(document.activeElement?.getAttribute('aria-label')).toBe('What was done')
    await pressKey('Escape')
    await until(() => conversation() !== null, 'the conversation')
    expect(world.onClose).not.toHaveBeenCalled()
    await pressKey('Escape')
    expect(world.onClose).toHaveBeenCalledOnce()
  })

  it('shows what is known and asks the desk for the rest, which it draws once it is here', async () => {
    view = { ...view, items: items.slice(2), reach: 'told', readAt: null }
    const row = await world.show()
    world.desk.bridge.answer('history.read', () => success(view))
    world.desk.bridge.answer('history.fetch', () => {
      view = { items, reach: 'whole', readAt: 2, recordedSince: null }
      world.desk.bridge.emit('changed', { topics: ['history'], ticketIds: [row.id] })
      return success(null)
    })
    await pressKey('h')
    await until(() => pane().includes('3 entries'), 'the rest')
    expect(world.desk.bridge.requestsOf('history.fetch')).toHaveLength(1)
  })

  it('says why it is not whole, and asks again when told to', async () => {
    view = { ...view, reach: 'told', readAt: null }
    world.desk.bridge.answer('history.fetch', () =>
      failed('service-unreachable', 'The desk cannot be reached.'),
    )
    await show()
    await until(() => pane().includes('The desk cannot be reached.'), 'the reason')
    expect(pane()).toContain('This is what its conversation tells of it.')
    const asked = world.desk.bridge.requestsOf('history.fetch').length
    await press(byRole('button', 'Ask again'))
    await until(() => world.desk.bridge.requestsOf('history.fetch').length > asked, 'another question')
  })

  it('says since when all is recorded, where the ticket is older than that', async () => {
    view = { ...view, recordedSince: Date.UTC(2030, 0, 1) }
    await show()
    expect(pane()).toContain('Every change is recorded since')
  })

  it('belongs to its ticket: another one shows its conversation', async () => {
    const first = await show()
    const [, other] = world.desk.rows
    if (other === undefined) throw new Error('There is one ticket only.')
    world.desk.bridge.answer('ticket.read', ({ ticketId }) =>
      success(fakeTicketView(world.desk.rows.find(({ id }) => id === ticketId) ?? other)),
    )
    await world.turnTo(other.id)
    await until(() => conversation() !== null, 'the conversation')
    expect(pane()).toBe('')
    await world.turnTo(first.id)
    await until(() => world.shown.text().includes(`#${first.number}`), 'the first ticket')
    expect(pane()).toBe('')
  })
})
