import { staffSchema, type Staff } from '../../shared/protocol/staff.ts'
import type { StaffView } from '../../shared/ipc/views.ts'
import { textOf } from './columns.ts'
import type { Reading } from './handles.ts'

/** Everybody by name, those who left included: their names stand on what they did. */
export function readStaffList(database: Reading): StaffView[] {
  return database
    .all('SELECT doc FROM staff ORDER BY name COLLATE NOCASE, id')
    .map((row) => viewOf(staffSchema.parse(JSON.parse(textOf(row, 'doc')))))
}

export function readStaffName(database: Reading, id: string): string | null {
  const row = database.get('SELECT name FROM staff WHERE id = ?', id)
  return row === undefined ? null : textOf(row, 'name')
}

function viewOf(staff: Staff): StaffView {
  const { id, name, email, role, revokedAt } = staff
  return { id, name, email, role, revoked: revokedAt !== null }
}
