import type { StaffId } from '../../shared/protocol/common.ts'
import type { Staff } from '../../shared/protocol/staff.ts'
import type { Reader, Writer } from './database.ts'
import { revokeDevicesOf } from './devices.ts'
import { cancelInvitations } from './invitations.ts'
import { Refusal, notFound } from './refusal.ts'
import { findStaff, putStaff } from './staff.ts'

/** Ends everything of a person at once: devices and open invitations too. The last administrator stays. */
export async function revokeStaff(tx: Writer, id: string, now: Date): Promise<Staff> {
  const staff = await findStaff(tx, id)
  if (!staff) throw notFound('member of staff')
  if (staff.revokedAt !== null) return staff
  if (staff.role === 'admin' && (await countOtherAdmins(tx, staff.id)) === 0)
    throw new Refusal(
      'invalid-reference',
      'The last administrator cannot be revoked: nobody could let anyone in.',
      {
        errors: [{ path: 'id', message: 'This is the last administrator.' }],
      },
    )
  await revokeDevicesOf(tx, staff.id, now)
  await cancelInvitations(tx, staff.id, now)
  return putStaff(tx, { ...staff, revokedAt: now.toISOString() }, now)
}

async function countOtherAdmins(reader: Reader, id: StaffId): Promise<number> {
  const row = await reader
    .selectFrom('staff')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('role', '=', 'admin')
    .where('revoked_at', 'is', null)
    .where('id', '<>', id)
    .executeTakeFirstOrThrow()
  return row.count
}
