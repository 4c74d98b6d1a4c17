import type { Author } from '../../shared/protocol/common.ts'
import type { Ticket } from '../../shared/protocol/ticket.ts'
import type { Writer } from './database.ts'
import { tellTicket } from './tell-ticket.ts'
import { findTicket } from './tickets.ts'

/** Where a step made a ticket of its own again of one that was merged, the other one says so: its conversation is shorter now. */
export async function tellApart(
  tx: Writer,
  before: Ticket,
  after: Ticket,
  by: Author,
  now: Date,
): Promise<void> {
  if (before.mergedInto === null || after.mergedInto !== null) return
  const other = await findTicket(tx, before.mergedInto)
  if (other) await tellTicket(tx, other, `#${after.number} is a ticket of its own again.`, by, now)
}
