import type { Flag } from '../../shared/protocol/flag.ts'
import type { CacheChange } from './cache-change.ts'
import { textOf } from './columns.ts'
import type { Reading } from './handles.ts'

/** Writes a flag, unless a later version stands there already. */
export function putFlag(change: CacheChange, flag: Flag): void {
  change.database.run(
    `INSERT INTO flag (id, version, ticket_id, doc) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET version = excluded.version, ticket_id = excluded.ticket_id, doc = excluded.doc
       WHERE excluded.version >= version`,
    flag.id,
    flag.version,
    flag.ticketId,
    JSON.stringify(flag),
  )
}

export function deleteFlag(change: CacheChange, id: string): void {
  change.database.run('DELETE FROM flag WHERE id = ?', id)
}

/** Whether acts made here leave a ticket flagged; null where none of them is about that. */
export function layFlagged({ database }: CacheChange, ticketId: string, flagged: boolean | null): void {
  if (flagged === null) database.run('DELETE FROM flag_laid WHERE ticket_id = ?', ticketId)
  else
    database.run(
      `INSERT INTO flag_laid (ticket_id, flagged) VALUES (?, ?)
       ON CONFLICT (ticket_id) DO UPDATE SET flagged = excluded.flagged`,
      ticketId,
      flagged ? 1 : 0,
    )
}

export function readFlagLaidTicketIds(database: Reading): string[] {
  return database.all('SELECT ticket_id FROM flag_laid').map((row) => textOf(row, 'ticket_id'))
}
