import { instantSchema } from '../../shared/protocol/common.ts'
import type { HistoryItem } from '../../shared/protocol/history.ts'
import { toldHistory } from '../../shared/rules/told-history.ts'
import { listCopies } from './answer-copies.ts'
import type { Reader } from './database.ts'
import { listMessages } from './messages.ts'
import { readMeta } from './meta.ts'
import { notFound } from './refusal.ts'
import { listTicketEvents } from './ticket-events.ts'
import { findTicket } from './tickets.ts'

/** All that was done with a ticket, the newest first. Throws `not-found`. */
export async function readTicketHistory(reader: Reader, ticketId: string): Promise<HistoryItem[]> {
  const ticket = await findTicket(reader, ticketId)
  if (!ticket) throw notFound('ticket')
  return toldHistory(
    ticket,
    await listMessages(reader, ticketId),
    await listTicketEvents(reader, ticketId),
    await listCopies(reader, ticketId),
  )
}

/** Since when every change of this desk's tickets is recorded. */
export async function readRecordedSince(reader: Reader): Promise<string> {
  return instantSchema.parse(await readMeta(reader, 'history-since'))
}
