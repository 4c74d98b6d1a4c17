import { flagSchema, type Flag } from '../../shared/protocol/flag.ts'
import { numberOf, textOf } from './columns.ts'
import type { Reading } from './handles.ts'

/** The flags of a ticket as pulled, the oldest first. */
export function readFlags(database: Reading, ticketId: string): Flag[] {
  return database
    .all("SELECT doc FROM flag WHERE ticket_id = ? ORDER BY doc ->> '$.createdAt', id", ticketId)
    .map((row) => flagSchema.parse(JSON.parse(textOf(row, 'doc'))))
}

/** The ticket that a flag stands on; null for a flag that is not here. */
export function ticketIdOfFlag(database: Reading, id: string): string | null {
  const row = database.get('SELECT ticket_id FROM flag WHERE id = ?', id)
  return row === undefined ? null : textOf(row, 'ticket_id')
}

/** The version that the cache holds; 0 for a flag that is not here. */
export function readFlagVersion(database: Reading, id: string): number {
  const row = database.get('SELECT version FROM flag WHERE id = ?', id)
  return row === undefined ? 0 : numberOf(row, 'version')
}
