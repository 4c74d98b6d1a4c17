import { expect, it } from 'vitest'
import type { TicketView } from '#shared/ipc/views'
import { groupIdSchema } from '#shared/protocol/common'
import { phonesToCall } from '../../../renderer/ui/phones-to-call.ts'
import { fakeRows, fakeTicketView } from '../../support/fake-tickets.ts'

function ticketWith(phone: string, contacts: { name: string; email: string; phone: string }[]): TicketView {
  const [row] = fakeRows(1)
  if (row === undefined) throw new Error('no row')
  const view = fakeTicketView(row)
  const group: TicketView['group'] = {
    id: groupIdSchema.parse('g'),
    name: 'Harbour Print Works',
    aliases: [],
    plan: null,
    contacts,
    confirmed: true,
    mergedInto: null,
    version: 1,
    createdAt: '',
    updatedAt: '',
    activeTickets: 1,
    pending: false,
    record: { missionCritical: 0, justified: 0, falseAlarms: 0, lastFalseAt: null },
    blocked: null,
  }
  const requester = { ...view.ticket.requester, firstName: 'Mara', lastName: 'Osei', phone }
  return { ...view, group, ticket: { ...view.ticket, requester } }
}

it('names the desk’s own number first, then who asked, then those known for the group', () => {
  const contacts = [
    { name: 'Ellen Vik', email: 'ellen@harbour.example', phone: '+49 40 555 0101' },
    { name: '', email: 'night@harbour.example', phone: '+49 40 555 0102' },
  ]
  expect(phonesToCall('+1 555 010 0100', ticketWith('+49 40 555 0199', contacts))).toEqual([
    { name: 'Emergency number of this desk', phone: '+1 555 010 0100' },
    { name: 'Mara Osei, who asked', phone: '+49 40 555 0199' },
    { name: 'Ellen Vik, Harbour Print Works', phone: '+49 40 555 0101' },
    { name: 'night@harbour.example, Harbour Print Works', phone: '+49 40 555 0102' },
  ])
})

it('names a number once, however it is written, and none that is blank', () => {
  const contacts = [
    { name: 'Mara Osei', email: '', phone: '+49 (40) 555-0199' },
    { name: 'Nobody', email: 'n@harbour.example', phone: '' },
  ]
  const phones = phonesToCall('', ticketWith('+49 40 555 0199', contacts))
  expect(phones.map(({ phone }) => phone)).toEqual(['+49 40 555 0199'])
  expect(phonesToCall('', null)).toEqual([])
})
