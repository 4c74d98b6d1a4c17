import { describe, expect, it } from 'vitest'
import type { TicketView } from '../../../shared/ipc/views.ts'
import type { Urgency } from '../../../shared/rules/urgency.ts'
import { fakePerson } from '../../support/fake-desk.ts'
import { byRole, pressKey, typeInto, until } from '../../support/show-screen.tsx'
import { ticketWorld } from './ticket-world.tsx'

const world = ticketWorld()
const acts = () => world.desk.bridge.requestsOf('act.perform')
const dialog = () => document.querySelector('.dialog')

function that(change: Partial<TicketView['ticket']>, requested: Urgency, effective = requested) {
  return (view: TicketView): TicketView => ({
    ...view,
    ticket: {
      ...view.ticket,
      status: 'open',
      assigneeId: null,
      ...change,
      urgency: { ...view.ticket.urgency, requested, effective },
    },
  })
}

async function keys(...pressed: string[]) {
  for (const key of pressed) await pressKey(key)
}

describe('a ticket by its keys', () => {
  it('is resolved with e, and asks what a loud one was worth', async () => {
    await world.show(that({}, 'question'))
    await keys('e')
    expect(acts()).toMatchObject([{ act: { kind: 'change-ticket', set: { status: 'resolved' } } }])
    await world.shown.unmount()
    await world.show(that({}, 'impaired-function'))
    await keys('e')
    expect(byRole('dialog', 'What was the urgency worth?')).not.toBeNull()
    await keys('j')
    expect(acts().at(-1)).toMatchObject({ act: { set: { status: 'resolved', verdict: 'justified' } } })
  })

  it('is opened again with o once it is settled, and judged with v, which changes nothing else', async () => {
    await world.show(that({ status: 'resolved', verdict: 'justified' }, 'impaired-function'))
    await keys('e')
    expect(acts()).toEqual([])
    await keys('v', 'o')
    expect(acts()).toMatchObject([{ act: { set: { verdict: 'overstated' } } }])
    expect(JSON.stringify(acts())).not.toContain('status')
    await keys('v', 'Escape')
    expect(acts()).toHaveLength(1)
    await keys('o')
    expect(acts().at(-1)).toMatchObject({ act: { set: { status: 'open' } } })
  })

  it('asks before a mission-critical one is opened again', async () => {
    await world.show(that({ status: 'resolved' }, 'mission-critical'))
    await keys('o')
    expect(dialog()?.textContent).toContain('Open it again?')
    expect(acts()).toEqual([])
  })

  it('gets its urgency at once with u and a digit', async () => {
    await world.show(that({}, 'question'))
    await keys('u', '4')
    expect(acts()).toMatchObject([{ act: { set: { urgency: 'impaired-function' } } }])
    expect(dialog()).toBeNull()
  })

  it('is never raised to mission critical without a question', async () => {
    await world.show(that({}, 'question'))
    await keys('u', '5')
    expect(acts()).toEqual([])
    expect(dialog()?.textContent).toContain('Raise to mission critical?')
  })

  it('asks for the reason that the customer will read', async () => {
    await world.show(that({}, 'impaired-function'))
    await keys('u', '2')
    expect(acts()).toEqual([])
    expect(dialog()?.textContent).toContain('customer’s receipt')
  })

  it('is taken with a and Enter', async () => {
    world.desk.bridge.answer('staff.list', () => ({
      ok: true,
      value: [
        { id: fakePerson.id, name: 'Me Myself', email: 'me@desk.example', role: 'agent', revoked: false },
        {
          id: fakePerson.id.replace(/.$/, '7') as typeof fakePerson.id,
          name: 'Ana',
          email: 'ana@desk.example',
          role: 'agent',
          revoked: false,
        },
      ],
    }))
    await world.show(that({}, 'question'))
    await keys('a')
    await until(() => byRole('option', 'Me') !== null, 'the choice')
    await keys('Enter')
    expect(acts()).toMatchObject([{ act: { set: { assigneeId: fakePerson.id } } }])
    expect(dialog()).toBeNull()
    await keys('a')
    await typeInto(document.querySelector('.dialog input'), 'an')
    await keys('Enter')
    expect(acts().at(-1)).toMatchObject({ act: { set: { assigneeId: fakePerson.id.replace(/.$/, '7') } } })
  })
})
