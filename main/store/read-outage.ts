import { outageSchema, type Outage } from '../../shared/protocol/outage.ts'
import { textOf } from './columns.ts'
import type { Reading } from './handles.ts'

/** The outage that a ticket is part of; null where it is part of none. */
export function readOutageOf(database: Reading, ticketId: string): Outage | null {
  const row = database.get(
    `SELECT doc FROM outage_ticket JOIN outage ON outage.id = outage_ticket.outage_id WHERE ticket_id = ?
     ORDER BY group_count DESC, outage.id LIMIT 1`,
    ticketId,
  )
  return row === undefined ? null : outageSchema.parse(JSON.parse(textOf(row, 'doc')))
}

/** The tickets that are tied to an outage by what is here; none for one that is not. */
export function ticketIdsOfOutage(database: Reading, id: string): string[] {
  return database
    .all('SELECT ticket_id FROM outage_ticket WHERE outage_id = ?', id)
    .map((row) => textOf(row, 'ticket_id'))
}
