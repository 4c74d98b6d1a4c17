import { sql } from 'kysely'
import type { TicketId } from '../../shared/protocol/common.ts'
import type { Reader } from './database.ts'

/** Whether somebody of the staff has written or changed anything in one of these tickets after an instant. */
export async function staffTouchedSince(
  reader: Reader,
  ticketIds: readonly TicketId[],
  at: string,
): Promise<boolean> {
  const row = await reader
    .selectFrom('message')
    .select('id')
    .where('ticket_id', 'in', ticketIds)
    .where(sql<string>`json_extract(doc, '$.author.kind')`, '=', 'staff')
    .where(sql<string>`json_extract(doc, '$.createdAt')`, '>', at)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
