import type { Author } from '../../shared/protocol/common.ts'
import type { Ticket } from '../../shared/protocol/ticket.ts'
import type { Writer } from './database.ts'
import { insertMessage } from './insert-message.ts'
import { putTicket } from './tickets.ts'

/** Leaves an event in a ticket that changes in nothing else; as with every message, its version goes up. */
export async function tellTicket(
  tx: Writer,
  ticket: Ticket,
  body: string,
  author: Author,
  now: Date,
): Promise<void> {
  await insertMessage(tx, ticket.id, { kind: 'event', body, author, now })
  await putTicket(tx, ticket, { ...ticket, updatedAt: now.toISOString() }, { by: author }, now)
}
