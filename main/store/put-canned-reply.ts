import type { CannedReply } from '../../shared/protocol/canned-reply.ts'
import type { CacheChange } from './cache-change.ts'

/** Writes a canned reply, unless a later version stands there already. */
export function putCannedReply({ database }: CacheChange, reply: CannedReply): void {
  database.run(
    `INSERT INTO canned_reply (id, version, doc) VALUES (?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET version = excluded.version, doc = excluded.doc
       WHERE excluded.version >= version`,
    reply.id,
    reply.version,
    JSON.stringify(reply),
  )
}

/** `version`: of the deletion, which never undoes what came after it. */
export function deleteCannedReply({ database }: CacheChange, id: string, version: number): void {
  database.run('DELETE FROM canned_reply WHERE id = ? AND version <= ?', id, version)
}
