import type { Page } from '../../shared/protocol/page.ts'
import type { CacheChange } from './cache-change.ts'

/** Writes a page, unless a later version stands there already. */
export function putPage(change: CacheChange, page: Page): void {
  change.database.run(
    `INSERT INTO page (id, version, began_at, doc) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET version = excluded.version, began_at = excluded.began_at, doc = excluded.doc
       WHERE excluded.version >= version`,
    page.id,
    page.version,
    page.beganAt,
    JSON.stringify(page),
  )
}

export function deletePage(change: CacheChange, id: string): void {
  change.database.run('DELETE FROM page WHERE id = ?', id)
}
