import type { ActOf } from '../../shared/ipc/act.ts'
import type { Author } from '../../shared/protocol/common.ts'
import type { Ticket } from '../../shared/protocol/ticket.ts'
import { withLink, type Relation } from '../../shared/rules/ticket-relations.ts'

/** How a ticket stands to another; null where they are not linked. */
export function relationOf(ticket: Pick<Ticket, 'links'> | null, otherId: string): Relation | null {
  return ticket?.links?.find(({ ticketId }) => ticketId === otherId)?.relation ?? null
}

/** The links of a ticket as an act makes them. The other one shows it once the desk has told it. */
export function layLink(
  links: Ticket['links'],
  { otherId, relation }: ActOf<'link-ticket'>,
  by: Author,
  at: string,
): Ticket['links'] {
  return withLink(links ?? [], otherId, relation && { ticketId: otherId, relation, by, at })
}
