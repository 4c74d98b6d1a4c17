import type { Page } from '../../shared/protocol/page.ts'
import type { CacheChange } from './cache-change.ts'
import type { Writing } from './handles.ts'
import { pageColumns } from './page-columns.ts'

/** Writes a page, and which tickets and entries it is about, unless a later version stands there already. */
export function putPage({ database }: CacheChange, page: Page): void {
  const columns = pageColumns(page)
  const isWritten = database.run(
    `INSERT INTO page (id, version, began_at, state, doc, group_id, made_by, rank, words, last_at, delivery_count)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET version = excluded.version, began_at = excluded.began_at,
       state = excluded.state, doc = excluded.doc, group_id = excluded.group_id, made_by = excluded.made_by,
       rank = excluded.rank, words = excluded.words, last_at = excluded.last_at,
       delivery_count = excluded.delivery_count
       WHERE excluded.version >= version`,
    page.id,
    page.version,
    page.beganAt,
    page.state,
    JSON.stringify(page),
    page.groupId,
    page.madeBy,
    columns.rank,
    columns.words,
    columns.lastAt,
    columns.deliveryCount,
  )
  if (isWritten === 0) return
  dropWhatItIsAbout(database, page.id)
  const isWithheld = page.state === 'withheld'
  const woke = page.kind === 'gate' && !isWithheld ? 1 : 0
  for (const ticketId of new Set(page.ticketIds))
    database.run(
      'INSERT INTO page_ticket (ticket_id, page_id, woke) VALUES (?, ?, ?)',
      ticketId,
      page.id,
      woke,
    )
  if (!isWithheld) return
  for (const entryId of new Set(page.entryIds))
    database.run(
      'INSERT INTO entry_hit (entry_id, page_id, began_at) VALUES (?, ?, ?)',
      entryId,
      page.id,
      page.beganAt,
    )
}

export function deletePage({ database }: CacheChange, id: string): void {
  dropWhatItIsAbout(database, id)
  database.run('DELETE FROM page WHERE id = ?', id)
}

function dropWhatItIsAbout(database: Writing, id: string): void {
  database.run('DELETE FROM page_ticket WHERE page_id = ?', id)
  database.run('DELETE FROM entry_hit WHERE page_id = ?', id)
}
