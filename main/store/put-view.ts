import type { View } from '../../shared/protocol/view.ts'
import type { CacheChange } from './cache-change.ts'

/** Writes a saved view, unless a later version stands there already. */
export function putView({ database }: CacheChange, view: View): void {
  database.run(
    `INSERT INTO saved_view (id, version, doc) VALUES (?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET version = excluded.version, doc = excluded.doc
       WHERE excluded.version >= version`,
    view.id,
    view.version,
    JSON.stringify(view),
  )
}

/** `version`: of the deletion, which never undoes what came after it. */
export function deleteView({ database }: CacheChange, id: string, version: number): void {
  database.run('DELETE FROM saved_view WHERE id = ? AND version <= ?', id, version)
}
