import { outageIdSchema, type OutageId, type TicketId } from '../../shared/protocol/common.ts'
import type { Reader } from './database.ts'

/** The outage that a ticket's newest report is tied to; with `until` (ms), the newest one up to then. */
export async function outageOf(
  reader: Reader,
  ticketId: TicketId,
  until: number = Number.MAX_SAFE_INTEGER,
): Promise<OutageId | null> {
  const row = await reader
    .selectFrom('outage_report')
    .select('outage_id')
    .where('ticket_id', '=', ticketId)
    .where('at', '<=', until)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.outage_id == null ? null : outageIdSchema.parse(row.outage_id)
}
