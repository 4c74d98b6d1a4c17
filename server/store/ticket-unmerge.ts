import type { Author } from '../../shared/protocol/common.ts'
import type { Ticket } from '../../shared/protocol/ticket.ts'
import { takenApart } from '../../shared/rules/service-levels/timeline.ts'
import { asksAnew, statusApart } from '../../shared/rules/ticket-merge.ts'
import type { Writer } from './database.ts'
import { survivingGroup } from './groups.ts'
import { insertMessage } from './insert-message.ts'
import { pagesNaming } from './pages-naming.ts'
import { Refusal, notFound } from './refusal.ts'
import { tellApart } from './tell-apart.ts'
import { findTicket, putTicket, stepTicket } from './tickets.ts'

/**
 * Takes a merged ticket apart from the other again, with the status that it had before. People are woken only where it asks
 * for them and what woke them ended meanwhile. Answers the ticket, as it is where it is not merged. Throws `not-found`, and
 * `already-merged` where it has been merged into another one than its author saw.
 */
export async function unmergeTicket(
  tx: Writer,
  id: string,
  from: string,
  by: Author,
  now: Date,
): Promise<Ticket> {
  const ticket = await findTicket(tx, id)
  if (!ticket) throw notFound('ticket')
  if (ticket.mergedInto === null) return ticket
  const other = await findTicket(tx, ticket.mergedInto)
  if (ticket.mergedInto !== from)
    throw new Refusal(
      'already-merged',
      `#${ticket.number} has been merged into #${other?.number} since. Look at it again.`,
      { current: ticket },
    )
  const told = await insertMessage(tx, ticket.id, {
    kind: 'event',
    body: `${by.name} took this ticket apart from #${other?.number}.`,
    author: by,
    now,
  })
  const deed = { by, messageId: told.id }
  const after = apartTicket(ticket, now.toISOString())
  const isAskedAnew = asksAnew(
    ticket,
    await pagesNaming(tx, ticket),
    (await survivingGroup(tx, ticket.groupId))?.confirmed ?? false,
  )
  const apart = isAskedAnew
    ? await stepTicket(tx, ticket, after, deed, now)
    : await putTicket(tx, ticket, after, deed, now)
  await tellApart(tx, ticket, apart, by, now)
  return apart
}

/** A merged ticket as it stands once it is taken apart; version and clocks stay the caller's. */
export function apartTicket(ticket: Ticket, at: string): Ticket {
  const status = statusApart(ticket)
  const timeline = ticket.timeline && takenApart(ticket.timeline, status)
  return { ...ticket, status, timeline, mergedInto: null, merged: null, updatedAt: at }
}
