import { pageSchema, type Page } from '../../shared/protocol/page.ts'
import { textOf } from './columns.ts'
import type { Reading } from './handles.ts'

/** Pages under way that nobody has, the oldest first; trials of one method (`methodId`) are none. */
export function readUnheldPages(database: Reading): Page[] {
  return database
    .all(`SELECT doc FROM page WHERE state IN ('queued', 'sending', 'notified') ORDER BY began_at, id`)
    .map((row) => pageSchema.parse(JSON.parse(textOf(row, 'doc'))))
    .filter(({ methodId }) => methodId === null)
}

/** Who this member of the staff is among those who are paged: usually one, or nobody. */
export function readOwnResponderIds(database: Reading, staffId: string): string[] {
  return database.all('SELECT id FROM responder WHERE staff_id = ?', staffId).map((row) => textOf(row, 'id'))
}
