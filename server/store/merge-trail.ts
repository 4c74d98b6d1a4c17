import type { TicketId } from '../../shared/protocol/common.ts'
import type { Ticket } from '../../shared/protocol/ticket.ts'
import type { Reader } from './database.ts'
import { findTicket } from './tickets.ts'

/** A ticket and those into which it was merged, one after the other: its matter goes on in the last of them. */
export async function trailOf(reader: Reader, id: string): Promise<Ticket[]> {
  const trail: Ticket[] = []
  let ticket = await findTicket(reader, id)
  while (ticket !== null && !trail.some((one) => one.id === ticket?.id)) {
    trail.push(ticket)
    ticket = ticket.mergedInto === null ? null : await findTicket(reader, ticket.mergedInto)
  }
  return trail
}

/** Tickets, and those in which their matters go on. */
export async function withTrails(reader: Reader, ids: readonly TicketId[]): Promise<TicketId[]> {
  const trails = await Promise.all(ids.map((id) => trailOf(reader, id)))
  return [...new Set([...ids, ...trails.flat().map(({ id }) => id)])]
}
