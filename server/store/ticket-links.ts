import type { Author } from '../../shared/protocol/common.ts'
import type { Ticket } from '../../shared/protocol/ticket.ts'
import { inverseOf, mostLinks, withLink, type Relation } from '../../shared/rules/ticket-relations.ts'
import type { Writer } from './database.ts'
import { insertMessage } from './insert-message.ts'
import { invalidReference, notFound } from './refusal.ts'
import { findTicket, putTicket } from './tickets.ts'

/**
 * Links two tickets, links them otherwise, or (null) takes the link away. It stands on both, and both say what happened; nobody
 * but the staff ever sees it. Answers the first one, as it is where nothing changes. Throws `not-found`, `invalid-reference`.
 */
export async function linkTickets(
  tx: Writer,
  id: string,
  otherId: string,
  relation: Relation | null,
  by: Author,
  now: Date,
): Promise<Ticket> {
  const ticket = await findTicket(tx, id)
  if (!ticket) throw notFound('ticket')
  if (id === otherId) throw invalidReference('other', 'A ticket cannot be linked with itself.')
  const other = await findTicket(tx, otherId)
  if (!other) throw invalidReference('other', 'There is no such ticket.')
  const known = ticket.links?.find(({ ticketId }) => ticketId === other.id)?.relation ?? null
  if (known === relation) return ticket
  if (known === null) {
    const full = [ticket, other].find(({ links = [] }) => links.length >= mostLinks)
    if (full) throw invalidReference('other', `#${full.number} is linked with ${mostLinks} tickets already.`)
  }
  await putLink(tx, other, ticket, relation && inverseOf(relation), by, now)
  return putLink(tx, ticket, other, relation, by, now)
}

async function putLink(
  tx: Writer,
  ticket: Ticket,
  other: Ticket,
  relation: Relation | null,
  by: Author,
  now: Date,
): Promise<Ticket> {
  const at = now.toISOString()
  const link = relation && { ticketId: other.id, relation, by, at }
  const body = `${by.name} ${linkWords(relation, other.number)}.`
  await insertMessage(tx, ticket.id, { kind: 'event', body, author: by, now })
  const links = withLink(ticket.links ?? [], other.id, link)
  return putTicket(tx, ticket, { ...ticket, links, updatedAt: at }, { by }, now)
}

function linkWords(relation: Relation | null, number: number): string {
  switch (relation) {
    case null:
      return `took away the link with #${number}`
    case 'related':
      return `linked this ticket with #${number}`
    case 'duplicate-of':
      return `marked this ticket as a duplicate of #${number}`
    case 'duplicated-by':
      return `marked #${number} as a duplicate of this ticket`
  }
}
