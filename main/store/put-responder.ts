import type { Responder } from '../../shared/protocol/responder.ts'
import type { CacheChange } from './cache-change.ts'

/** Writes somebody who is paged, unless a later version stands there already. */
export function putResponder({ database }: CacheChange, responder: Responder): void {
  database.run(
    `INSERT INTO responder (id, version, staff_id, doc) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET version = excluded.version, staff_id = excluded.staff_id, doc = excluded.doc
       WHERE excluded.version >= version`,
    responder.id,
    responder.version,
    responder.staffId,
    JSON.stringify(responder),
  )
}

export function deleteResponder({ database }: CacheChange, id: string): void {
  database.run('DELETE FROM responder WHERE id = ?', id)
}
