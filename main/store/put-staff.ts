import type { Staff } from '../../shared/protocol/staff.ts'
import type { CacheChange } from './cache-change.ts'

/** Writes a member of the staff, unless a later version stands there already. */
export function putStaff(change: CacheChange, staff: Staff): void {
  change.database.run(
    `INSERT INTO staff (id, version, name, doc) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET version = excluded.version, name = excluded.name, doc = excluded.doc
       WHERE excluded.version >= version`,
    staff.id,
    staff.version,
    staff.name,
    JSON.stringify(staff),
  )
}

export function deleteStaff(change: CacheChange, id: string): void {
  change.database.run('DELETE FROM staff WHERE id = ?', id)
}
