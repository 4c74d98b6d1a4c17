import { ticketSchema, type NewTicket, type Ticket } from '#shared/protocol/ticket'
import type { Call, Desk } from './desk.ts'

/** A ticket as staff file it; fields that matter to a test are given. */
export function newTicket(fields: Partial<NewTicket> = {}): NewTicket {
  return {
    groupName: 'Acme Ltd',
    urgency: 'work-request',
    requester: {
      firstName: 'Grace',
      lastName: 'Hopper',
      email: 'grace@example.com',
      phone: '+1 555 010 0199',
    },
    subject: 'Mail is slow',
    description: 'Since this morning every message takes an hour.',
    ...fields,
  }
}

/** Files a ticket through the service. */
export async function file(desk: Desk, fields: Partial<NewTicket> = {}, call: Call = {}): Promise<Ticket> {
  const reply = await desk.api('POST', '/v1/tickets', { ...call, body: newTicket(fields) })
  return ticketSchema.parse(reply.body)
}
