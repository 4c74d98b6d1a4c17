import { describe, expect, it } from 'vitest'
import { asksVerdict } from '../../../shared/rules/asks-verdict.ts'
import type { QueueRow, TicketView } from '../../../shared/ipc/views.ts'
import type { Urgency } from '../../../shared/rules/urgency.ts'
import { fakeRows, fakeTicketView } from '../../support/fake-tickets.ts'
import { byRole, press, pressKey } from '../../support/show-screen.tsx'
import { ticketWorld } from './ticket-world.tsx'

const world = ticketWorld()
const acts = () => world.desk.bridge.requestsOf('act.perform')
const question = () => byRole('dialog', 'What was the urgency worth?')

function that(change: Partial<TicketView['ticket']>, requested: Urgency, effective = requested) {
  return (view: TicketView): TicketView => ({
    ...view,
    ticket: {
      ...view.ticket,
      status: 'open',
      ...change,
      urgency: { ...view.ticket.urgency, requested, effective },
    },
  })
}

async function resolve() {
  await press(document.querySelector('.ticket-controls .field-select'))
  await press(byRole('option', 'Resolved'))
}

describe('resolving a loud ticket', () => {
  it.each([
    ['j', 'justified'],
    ['o', 'overstated'],
    ['f', 'false-alarm'],
    ['c', 'could-not-know'],
  ])('takes the verdict with one key, in the same act: %s', async (key, verdict) => {
    const row = await world.show(that({}, 'mission-critical', 'work-request'))
    await resolve()
    expect(acts()).toEqual([])
    await pressKey(key)
    expect(acts()).toMatchObject([
      { act: { kind: 'change-ticket', ticketId: row.id, set: { status: 'resolved', verdict } } },
    ])
    expect(question()).toBeNull()
  })

  it('goes ahead without one', async () => {
    await world.show(that({}, 'impaired-function'))
    await resolve()
    await pressKey('Escape')
    expect(acts()).toMatchObject([{ act: { set: { status: 'resolved' } } }])
    expect(JSON.stringify(acts())).not.toContain('verdict')
    expect(question()).toBeNull()
  })

  it('means nothing by a key that is still held down, or by Enter', async () => {
    await world.show(that({}, 'impaired-function'))
    await resolve()
    await pressKey('j', { repeat: true })
    expect(acts()).toEqual([])
    expect(document.activeElement?.textContent).toContain('Skip')
  })

  it('asks nothing of a quiet ticket', async () => {
    await world.show(that({}, 'urgent-work-request'))
    await resolve()
    expect(question()).toBeNull()
    expect(acts()).toMatchObject([{ act: { set: { status: 'resolved' } } }])
  })

  it('lets the verdict be changed afterwards', async () => {
    await world.show(that({ status: 'resolved', verdict: 'justified' }, 'mission-critical'))
    await press(byRole('button', 'overstated'))
    expect(acts()).toMatchObject([{ act: { set: { verdict: 'overstated' } } }])
  })
})

it('is asked once, and only of the step that settles', () => {
  const [row] = fakeRows(1) as [QueueRow]
  const ticket = (change: Partial<TicketView['ticket']>) =>
    that(change, 'question', 'impaired-function')(fakeTicketView(row)).ticket
  expect(asksVerdict(ticket({}), 'resolved')).toBe(true)
  expect(asksVerdict(ticket({}), 'closed')).toBe(true)
  expect(asksVerdict(ticket({}), 'pending')).toBe(false)
  expect(asksVerdict(ticket({ status: 'resolved' }), 'closed')).toBe(false)
  expect(asksVerdict(ticket({ verdict: 'justified' }), 'resolved')).toBe(false)
})
