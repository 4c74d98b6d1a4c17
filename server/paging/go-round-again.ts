import type { PageHead } from '../../shared/protocol/page.ts'
import type { Writer } from '../store/database.ts'
import { withTrails } from '../store/merge-trail.ts'
import type { PageRun } from '../store/page-runs.ts'
import { deskAuthor } from '../store/pass-gate.ts'
import { staffTouchedSince } from '../store/staff-touched.ts'
import { tellTicket } from '../store/tell-ticket.ts'
import { findTicket } from '../store/tickets.ts'
import type { AdvanceTerms } from './advance-page.ts'

/**
 * Somebody said that they have a page, and half an hour later nobody has written, changed or handed over anything: it
 * goes round again. Null where it does not, or not yet. Source: paging.md, "Engine".
 */
export async function goRoundAgain(
  tx: Writer,
  page: PageHead,
  run: PageRun,
  { now, engineNow }: Pick<AdvanceTerms, 'now' | 'engineNow'>,
): Promise<PageHead | null> {
  const { acknowledgedAt, acknowledgedBy } = page
  if (run.dueAt === null || run.dueAt > engineNow || acknowledgedAt === null) return null
  if (page.ticketIds.length === 0) return null
  // Where a ticket was merged, the work on it goes on in the other one.
  if (await staffTouchedSince(tx, await withTrails(tx, page.ticketIds), acknowledgedAt)) return null
  const ticket = page.ticketId && (await findTicket(tx, page.ticketId))
  const who = acknowledgedBy?.name ?? 'somebody'
  if (ticket)
    await tellTicket(tx, ticket, `Nothing has happened for 30 minutes since ${who} took the page: it goes round again.`, deskAuthor, now) // prettier-ignore
  return { ...page, state: 'sending', acknowledgedAt: null, acknowledgedBy: null }
}
