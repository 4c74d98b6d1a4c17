import type { OutageId, TicketId } from '../../shared/protocol/common.ts'
import type { Outage } from '../../shared/protocol/outage.ts'
import { pageSchema, type Page } from '../../shared/protocol/page.ts'
import { ticketSchema, type Ticket } from '../../shared/protocol/ticket.ts'
import type { Reader, Writer } from './database.ts'
import { outageOf } from './outage-of.ts'
import { findPage, putPage } from './pages.ts'

/** The pages of tickets that turned out to be part of an outage say so: who is part of it, too, then joins them. */
export async function tiePages(
  tx: Writer,
  outage: Outage,
  tickets: readonly TicketId[],
  now: Date,
): Promise<void> {
  for (const ticketId of tickets) {
    const row = await tx.selectFrom('ticket').select('doc').where('id', '=', ticketId).executeTakeFirst()
    const ticket = row ? ticketSchema.parse(JSON.parse(row.doc)) : null
    const page = ticket && (await pageWithin(tx, ticket, outage))
    if (page !== null && page.outageId !== outage.id) await putPage(tx, { ...page, outageId: outage.id }, now)
  }
}

/** The page that a ticket caused or joined in an outage; one of earlier days says nothing about it. */
async function pageWithin(reader: Reader, { gate }: Ticket, outage: Outage): Promise<Page | null> {
  if (gate?.pageId == null || gate.at < outage.beganAt) return null
  return findPage(reader, gate.pageId)
}

/** An outage is no more: its pages go where their tickets' reports went, which may be nowhere. */
export async function movePages(tx: Writer, id: OutageId, now: Date): Promise<void> {
  const rows = await tx.selectFrom('page').select('doc').where('outage_id', '=', id).execute()
  const pages = rows.map((row) => pageSchema.parse(JSON.parse(row.doc))).sort(byTicket)
  for (const page of pages) {
    const outageId = page.ticketId && (await outageOf(tx, page.ticketId, Date.parse(page.beganAt)))
    await putPage(tx, { ...page, outageId }, now)
  }
}

/** In an order that does not hang on random ids. */
export function byTicket(one: Page, other: Page): number {
  const key = ({ beganAt, ticketId, kind, id }: Page) => `${beganAt} ${ticketId ?? ''} ${kind} ${id}`
  return key(one) < key(other) ? -1 : 1
}
