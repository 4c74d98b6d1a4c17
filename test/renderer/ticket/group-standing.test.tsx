import { beforeEach, describe, expect, it } from 'vitest'
import { useRecord } from '../../../renderer/features/ticket/record-store.ts'
import { success } from '../../../shared/ipc/result.ts'
import type { TicketView } from '../../../shared/ipc/views.ts'
import { groupIdSchema, ticketIdSchema } from '../../../shared/protocol/common.ts'
import { installBridge } from '../../support/fake-bridge.ts'
import { fakeDesk } from '../../support/fake-desk.ts'
import { fakeRecord } from '../../support/fake-record.ts'
import { fakeGroupView, fakeOutage } from '../../support/fake-triage.ts'
import { byRole, press, settle, until } from '../../support/show-screen.tsx'
import { ticketWorld } from './ticket-world.tsx'

const world = ticketWorld()
const acts = () => world.desk.bridge.requestsOf('act.perform')
const recordsAsked = () => world.desk.bridge.requestsOf('groups.record').length

beforeEach(() => {
  useRecord.setState(useRecord.getInitialState(), true)
})

/** Asked for as mission critical, by a group that has one contact. */
function loud(change: Partial<TicketView['ticket']> = {}, phone = '+49 40 555 0199') {
  return (view: TicketView): TicketView => ({
    ...view,
    group: fakeGroupView({ contacts: [{ name: 'Mara', email: 'mara@elsewhere.example', phone }] }),
    ticket: {
      ...view.ticket,
      urgency: { ...view.ticket.urgency, requested: 'mission-critical' },
      ...change,
    },
  })
}

describe('the record of a ticket’s group', () => {
  it('stands in the ticket, and each number opens its tickets', async () => {
    world.desk.bridge.answer('groups.record', () => success(fakeRecord({ justified: 3, falseAlarms: 9 })))
    await world.show(loud())
    await until(() => world.shown.text().includes('12 mission critical in 90 days'), 'the record')
    expect(world.shown.text()).toContain('last false 6 days ago')
    await press(byRole('button', '3 justified'))
    await press(byRole('button', /#5001Mail is down/))
    expect(world.onOpenTicket).toHaveBeenCalledWith('ticket-1')
  })

  it('is a quiet line where there is none, and nothing where the group is not here', async () => {
    world.desk.bridge.answer('groups.record', () => success(fakeRecord({})))
    await world.show(loud())
    await until(() => world.shown.text().includes('No mission-critical tickets in 90 days'), 'the line')
    await world.shown.unmount()
    await world.show()
    await settle()
    expect(world.shown.text()).not.toContain('mission-critical tickets')
  })

  it('is read again when tickets or groups change, and not for what is neither', async () => {
    world.desk.bridge.answer('groups.record', () => success(fakeRecord({ justified: 1 })))
    await world.show(loud())
    await settle()
    const before = recordsAsked()
    world.desk.bridge.emit('changed', { topics: ['drafts'], ticketIds: [] })
    expect(recordsAsked()).toBe(before)
    world.desk.bridge.answer('groups.record', () => success(fakeRecord({ justified: 2 })))
    world.desk.bridge.emit('changed', { topics: ['tickets'], ticketIds: [] })
    await until(() => world.shown.text().includes('2 mission critical in 90 days'), 'the new record')
  })

  it('is never one of another group, however late that is answered', async () => {
    const { bridge } = fakeDesk(1)
    const uninstall = installBridge(bridge)
    const late = Promise.withResolvers<void>()
    bridge.answer('groups.record', async ({ groupId }) => {
      if (groupId === 'slow') await late.promise
      return success(fakeRecord({ justified: 1 }, { groupId }))
    })
    useRecord.getState().groupShown(groupIdSchema.parse('slow'))
    useRecord.getState().groupShown(groupIdSchema.parse('quick'))
    late.resolve()
    await settle()
    expect(useRecord.getState().record?.groupId).toBe('quick')
    uninstall()
  })
})

describe('who filed it', () => {
  it('is said where nobody knows them, and confirmed with a press', async () => {
    const row = await world.show(loud({}, '+1 555 010 0100'))
    expect(world.shown.text()).toContain('Filed by a contact that nobody knows: counts in no record')
    await press(byRole('button', 'Confirm who filed it'))
    expect(acts()).toMatchObject([
      { act: { kind: 'change-ticket', ticketId: row.id, set: { reporterConfirmed: true } } },
    ])
  })

  it('is not said of a known contact, of what no record counts, or of what was erased', async () => {
    for (const change of [
      loud(),
      (view: TicketView) => {
        const { ticket, ...rest } = loud({}, '+1 555 010 0100')(view)
        return {
          ...rest,
          ticket: { ...ticket, urgency: { ...ticket.urgency, requested: 'question' as const } },
        }
      },
      loud({ requester: { firstName: '', lastName: '', email: '', phone: '' } }),
    ]) {
      await world.show(change)
      expect(world.shown.text()).not.toContain('counts in no record')
      await world.shown.unmount()
    }
    await world.show()
  })

  it('says who confirmed it, and takes that back', async () => {
    const by = { kind: 'staff' as const, staffId: null, name: 'Imre Balogh' }
    const row = await world.show(loud({ reporterConfirmed: { by, at: '2026-11-23T09:00:00.000Z' } }))
    expect(world.shown.text()).toContain('Who filed it was confirmed by Imre Balogh')
    await press(byRole('button', 'Take back'))
    expect(acts()).toMatchObject([{ act: { ticketId: row.id, set: { reporterConfirmed: false } } }])
  })
})

describe('beside the name of the group', () => {
  it.each([
    ['in-force', 'On the pager blocklist'],
    ['planned', 'On the pager blocklist later'],
    ['only-here', 'On the pager blocklist, only here so far'],
  ] as const)('stands that its pages are withheld: %s', async (blocked, words) => {
    await world.show((view) => ({ ...view, group: fakeGroupView({ blocked }) }))
    const badges = [...document.querySelectorAll('.badge')].map((badge) => badge.textContent)
    expect(badges).toContain(words)
  })

  it('stands nothing of it for a group that is not blocked', async () => {
    await world.show((view) => ({ ...view, group: fakeGroupView() }))
    expect(world.shown.text()).not.toContain('blocklist')
  })
})

describe('an outage', () => {
  it('says of how many groups it is, names them, and opens a ticket of theirs', async () => {
    await world.show((view) => ({ ...view, outage: fakeOutage('Harbour', 'Nordlicht', 'Delta') }))
    await press(byRole('button', 'Outage: 3 groups'))
    const panel = document.querySelector('.outage')
    expect(panel?.textContent).toContain('Harbour, Nordlicht, Delta')
    const tickets = [...(panel?.querySelectorAll('button') ?? [])]
    // The first is the ticket itself.
    expect(tickets.map((each) => each.hasAttribute('disabled'))).toEqual([true, false, false])
    await press(tickets[1] ?? null)
    expect(world.onOpenTicket).toHaveBeenCalledWith(ticketIdSchema.parse('ticket-2'))
  })
})
