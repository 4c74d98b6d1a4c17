import { sql } from 'kysely'
import { pageSchema, type Page } from '../../shared/protocol/page.ts'
import type { Ticket } from '../../shared/protocol/ticket.ts'
import { isActive } from '../../shared/rules/status.ts'
import type { Reader, Writer } from './database.ts'
import { byTicket } from './outage-pages.ts'
import { trailOf } from './merge-trail.ts'
import { endPage } from './page-acts.ts'

/**
 * Where a ticket has become resolved or closed, its pages wake nobody any more, unless another of their tickets is open.
 * In the transaction that settles the ticket, so that nobody is woken in between for what is done.
 */
export async function endSettledPages(tx: Writer, before: Ticket, after: Ticket, now: Date): Promise<void> {
  if (!isActive(before.status) || isActive(after.status)) return
  for (const page of await settledPages(tx)) {
    const trails = await Promise.all(page.ticketIds.map((id) => trailOf(tx, id)))
    if (isSettledBy(after, trails)) await endPage(tx, page, null, now)
  }
}

/**
 * Whether a page is over with a ticket. `trails` are its tickets, each with those into which it was merged. A page by hand
 * may be about a ticket that was settled long ago: another ticket's end says nothing about it.
 */
export function isSettledBy(ticket: Ticket, trails: readonly (readonly Ticket[])[]): boolean {
  const isMeant = trails.some((trail) => trail.some(({ id }) => id === ticket.id))
  return isMeant && trails.every((trail) => !isActive(trail.at(-1)?.status ?? 'closed'))
}

/**
 * Open pages none of whose tickets is open itself; where one was merged, its matter may go on in another. The condition
 * stands here as in the index `page_open`, word by word, or SQLite reads every page there ever was.
 */
async function settledPages(reader: Reader): Promise<Page[]> {
  const rows = await reader
    .selectFrom('page')
    .select('doc')
    .where(sql<boolean>`state in ('queued', 'sending', 'notified', 'acknowledged')`)
    .where('ticket_id', 'is not', null)
    .where(
      sql<boolean>`not exists (select 1 from json_each(page.doc, '$.ticketIds') as one
        join ticket on ticket.id = one.value where ticket.status in ('new', 'open', 'pending'))`,
    )
    .execute()
  return rows.map((row) => pageSchema.parse(JSON.parse(row.doc))).sort(byTicket)
}
