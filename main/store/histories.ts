import { historySchema, type History } from '../../shared/protocol/history.ts'
import { numberOf, textOf } from './columns.ts'
import type { Reading, Writing } from './handles.ts'

/** What the desk told of what was done with a ticket, when it was of this version. */
export interface KeptHistory {
  version: number
  /** In ms. */
  readAt: number
  history: Pick<History, 'items' | 'recordedSince'>
}

const keptSchema = historySchema.pick({ items: true, recordedSince: true })

/** So many are kept: of the tickets that were looked at last. Some 2 kB each. */
const mostKept = 2_000

/** Null where the desk was never asked, or it is not kept any more. */
export function readHistory(database: Reading, ticketId: string): KeptHistory | null {
  const row = database.get('SELECT version, read_at, doc FROM ticket_history WHERE ticket_id = ?', ticketId)
  if (row === undefined) return null
  const history = keptSchema.parse(JSON.parse(textOf(row, 'doc')))
  return { version: numberOf(row, 'version'), readAt: numberOf(row, 'read_at'), history }
}

/** Keeps a history in the place of what was kept of the ticket; those asked for longest ago go. */
export function putHistory(
  database: Writing,
  ticketId: string,
  { version, readAt, history }: KeptHistory,
): void {
  database.transaction(() => {
    database.run(
      `INSERT INTO ticket_history (ticket_id, version, read_at, doc) VALUES (?, ?, ?, ?)
       ON CONFLICT (ticket_id) DO UPDATE SET version = excluded.version, read_at = excluded.read_at, doc = excluded.doc`,
      ticketId,
      version,
      readAt,
      JSON.stringify(history),
    )
    database.run(
      `DELETE FROM ticket_history WHERE ticket_id IN (
         SELECT ticket_id FROM ticket_history ORDER BY read_at DESC, ticket_id LIMIT -1 OFFSET +?)`,
      mostKept,
    )
  })
}

/** An erased person stands in it, or the ticket is gone. */
export function deleteHistory(database: Writing, ticketId: string): void {
  database.run('DELETE FROM ticket_history WHERE ticket_id = ?', ticketId)
}
