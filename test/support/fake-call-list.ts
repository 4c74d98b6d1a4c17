import type { CallListView, CriticalTicket } from '../../shared/ipc/alarm-views.ts'
import { ticketIdSchema } from '../../shared/protocol/common.ts'

const minute = 60_000

export function fakeCritical(place: number, more: Partial<CriticalTicket> = {}): CriticalTicket {
  return {
    ticketId: ticketIdSchema.parse(`ticket-${place}`),
    number: 5000 + place,
    groupName: 'Harbour Print Works',
    subject: `Line ${place} is down`,
    requesterName: 'Mara Osei',
    requesterPhone: '+1 555 010 0142',
    createdAt: Date.now() - place * 10 * minute,
    paged: { kind: 'sent', at: Date.now() - minute, names: ['Bo Berg', 'Ann Ek'] },
    ...more,
  }
}

export function fakeCallList(tickets: number, more: Partial<CallListView> = {}): CallListView {
  return {
    tickets: Array.from({ length: tickets }, (_, place) => fakeCritical(place + 1)),
    ticketsLeftOut: 0,
    people: [
      { name: 'Bo Berg', role: 'unix-admin', isOnDuty: true, phone: '+1 555 010 0001' },
      { name: 'Cy Moss', role: 'support', isOnDuty: true, phone: '' },
      { name: 'Ann Ek', role: 'support', isOnDuty: false, phone: '+1 555 010 0002' },
    ],
    emergencyPhone: '+1 555 010 0100',
    providerName: 'iMagine Internet Services',
    heardAt: Date.now() - 5 * minute,
    madeAt: Date.now(),
    ...more,
  }
}
