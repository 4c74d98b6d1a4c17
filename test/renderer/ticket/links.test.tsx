import { beforeEach, describe, expect, it } from 'vitest'
import { useTicketFinder } from '../../../renderer/features/ticket/ticket-finder-store.ts'
import { byRole, press, pressKey, typeInto, until } from '../../support/show-screen.tsx'
import { ticketWorld } from './ticket-world.tsx'

const world = ticketWorld()
const acts = () => world.desk.bridge.requestsOf('act.perform')
beforeEach(() => useTicketFinder.setState(useTicketFinder.getInitialState(), true))
const field = () => document.querySelector('[role="combobox"]')

describe('links of a ticket', () => {
  it('are made by key: a number, Enter; the ticket itself is not offered', async () => {
    const row = await world.show()
    const [, other] = world.desk.rows
    await pressKey('l')
    expect(byRole('dialog', 'Link with another ticket')).not.toBeNull()
    await typeInto(field(), String(row.number))
    await until(() => document.body.textContent.includes('No ticket like that is here'), 'nothing')
    await typeInto(field(), String(other?.number))
    await until(() => byRole('option', `#${other?.number}`) !== null, 'the other ticket')
    await pressKey('Enter')
    expect(acts()).toMatchObject([
      { act: { kind: 'link-ticket', ticketId: row.id, otherId: other?.id, relation: 'related' } },
    ])
    expect(byRole('dialog', 'Link with another ticket')).toBeNull()
  })

  it('say of a ticket that is offered into which one it was merged', async () => {
    await world.show()
    const [, other] = world.desk.rows
    if (other === undefined) throw new Error('There is no other ticket.')
    world.desk.rows.splice(1, 1, { ...other, status: 'closed', mergedInto: { number: 5099 } })
    await pressKey('l')
    await typeInto(field(), String(other.number))
    await until(() => byRole('option', `#${other.number}`) !== null, 'the other ticket')
    expect(byRole('option', `#${other.number}`)?.textContent).toContain(
      `merged into #5099, ${other.groupName}`,
    )
  })

  it('find a ticket by its link, and say how the two stand to each other', async () => {
    await world.show()
    const [, other] = world.desk.rows
    await pressKey('l')
    await press(document.querySelector('input[type="radio"][value="duplicate-of"]'))
    await typeInto(field(), `imagine-desk://ticket/${other?.number}`)
    await until(() => world.desk.bridge.requestsOf('queue.window').length > 0, 'the question')
    expect(world.desk.bridge.requestsOf('queue.window').at(-1)).toMatchObject({
      view: { text: `#${other?.number}`, statuses: [] },
    })
  })

  it('are listed with who made them, open their ticket, and are taken away', async () => {
    const [first, other, third] = world.desk.rows
    if (first === undefined || other === undefined || third === undefined)
      throw new Error('There are too few tickets.')
    const hostile = '<img src=x onerror=alert(1)>'
    const by = { kind: 'staff' as const, staffId: null, name: 'Imre' }
    await world.show((view) => ({
      ...view,
      links: [
        { ticketId: other.id, relation: 'duplicate-of', by, at: 0, other: { number: 7, subject: hostile, status: 'open' } },
        { ticketId: first.id, relation: 'related', by, at: 0, other: null },
        { ticketId: third.id, relation: 'related', by, at: 0, other: { number: 8, subject: 'Dark', status: 'closed', mergedInto: '#9' } },
      ],
    })) // prettier-ignore
    const list = document.querySelector('[aria-label="Linked tickets"]')
    expect(list?.textContent).toContain(`Duplicate of #7 ${hostile} (open), by Imre`)
    expect(list?.textContent).toContain('Related to a ticket that is not here yet')
    expect(list?.textContent).toContain('Related to #8 Dark (merged into #9), by Imre')
    await press(byRole('button', `#7 ${hostile}`))
    expect(world.onOpenTicket).toHaveBeenCalledWith(other.id)
    await press(byRole('button', /^Unlink #7/))
    expect(acts()).toMatchObject([{ act: { kind: 'link-ticket', otherId: other.id, relation: null } }])
  })
})
