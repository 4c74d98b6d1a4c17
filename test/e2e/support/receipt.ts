import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'

/** The secret part of a ticket's link, as its customer has it. */
export function receiptOf(dataDir: string, ticketId: string): string {
  const sqlite = new DatabaseSync(join(dataDir, 'desk.db'), { readOnly: true })
  const row = sqlite.prepare('select receipt from ticket where id = ?').get(ticketId)
  sqlite.close()
  return String(row?.['receipt'])
}
