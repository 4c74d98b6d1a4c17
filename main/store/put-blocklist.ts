import type { BlocklistEntry, RecordedOperation } from '../../shared/protocol/blocklist.ts'
import type { CacheChange } from './cache-change.ts'

/** Writes an operation; only an erasure makes another version of one. */
export function putOperation(change: CacheChange, operation: RecordedOperation, version: number): void {
  change.database.run(
    `INSERT INTO blocklist_operation (id, version, group_id, place, doc) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET version = excluded.version, doc = excluded.doc
       WHERE excluded.version >= version`,
    operation.id,
    version,
    operation.groupId,
    operation.order,
    JSON.stringify(operation),
  )
}

export function deleteOperation(change: CacheChange, id: string): void {
  change.database.run('DELETE FROM blocklist_operation WHERE id = ?', id)
}

/** Writes what the desk made of a block, unless a later version stands there already. */
export function putEntry(change: CacheChange, entry: BlocklistEntry): void {
  change.database.run(
    `INSERT INTO blocklist_entry (id, version, group_id, doc) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET version = excluded.version, group_id = excluded.group_id, doc = excluded.doc
       WHERE excluded.version >= version`,
    entry.id,
    entry.version,
    entry.groupId,
    JSON.stringify(entry),
  )
}

export function deleteEntry(change: CacheChange, id: string): void {
  change.database.run('DELETE FROM blocklist_entry WHERE id = ?', id)
}
