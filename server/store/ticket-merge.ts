import type { Author } from '../../shared/protocol/common.ts'
import type { Ticket } from '../../shared/protocol/ticket.ts'
import { isActive, statusNames } from '../../shared/rules/status.ts'
import type { Writer } from './database.ts'
import { endSettledPages } from './end-settled-pages.ts'
import { insertMessage } from './insert-message.ts'
import { Refusal, invalidReference, notFound } from './refusal.ts'
import { tellTicket } from './tell-ticket.ts'
import { findTicket, putTicket } from './tickets.ts'

/**
 * Closes a ticket as a double of another. Its messages stay where they are: the two may have different requesters,
 * and neither's receipt may show what the other wrote. Both tickets say what happened. It wakes nobody, and a page goes on
 * for the other one: what is still worked on is never merged into what is settled, which would silence it. Answers the closed one.
 */
export async function mergeTicket(
  tx: Writer,
  id: string,
  into: string,
  by: Author,
  now: Date,
): Promise<Ticket> {
  const ticket = await findTicket(tx, id)
  if (!ticket) throw notFound('ticket')
  if (id === into) throw invalidReference('into', 'A ticket cannot be merged into itself.')
  const target = await findTicket(tx, into)
  if (!target) throw invalidReference('into', 'There is no such ticket.')
  for (const one of [ticket, target]) {
    if (one.mergedInto !== null)
      throw new Refusal('already-merged', `#${one.number} was merged into another ticket before.`, {
        current: one,
      })
  }
  if (isActive(ticket.status) && !isActive(target.status))
    throw invalidReference(
      'into',
      `#${target.number} is ${statusNames[target.status].toLowerCase()}: open it again first, or nobody works on this one any more.`,
    )
  await tellTicket(tx, target, `${by.name} merged #${ticket.number} into this ticket.`, by, now)
  const told = await insertMessage(tx, ticket.id, {
    kind: 'event',
    body: `${by.name} merged this ticket into #${target.number}.`,
    author: by,
    now,
  })
  const merged: Ticket = { ...ticket, status: 'closed', mergedInto: target.id, updatedAt: now.toISOString() }
  const closed = await putTicket(tx, ticket, merged, { by, messageId: told.id }, now)
  await endSettledPages(tx, ticket, closed, now)
  return closed
}
