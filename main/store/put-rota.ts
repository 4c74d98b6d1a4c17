import type { RotaReply } from '../../shared/protocol/rota.ts'
import type { CacheChange } from './cache-change.ts'

/** Writes who is on duty when, unless a later version stands there already. */
export function putRota({ database }: CacheChange, rota: RotaReply): void {
  database.run(
    `INSERT INTO rota (only, version, doc) VALUES (1, ?, ?)
     ON CONFLICT (only) DO UPDATE SET version = excluded.version, doc = excluded.doc
       WHERE excluded.version >= version`,
    rota.version,
    JSON.stringify(rota),
  )
}

export function deleteRota({ database }: CacheChange): void {
  database.run('DELETE FROM rota')
}
