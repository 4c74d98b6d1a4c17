import type { StaffId } from '../../shared/protocol/common.ts'
import type { Staff } from '../../shared/protocol/staff.ts'
import { recordAudit, type Actor } from './audit.ts'
import type { Reader, Writer } from './database.ts'
import { revokeDevicesOf } from './devices.ts'
import { cancelInvitations } from './invitations.ts'
import { Refusal, notFound } from './refusal.ts'
import { responderOfStaff, writeResponder } from './responders.ts'
import { findStaff, putStaff } from './staff.ts'

/**
 * Ends everything of a person at once: devices, open invitations, and being paged. The last administrator stays. Throws
 * `not-found`, `invalid-reference`.
 */
export async function revokeStaff(tx: Writer, id: string, by: Actor, now: Date): Promise<Staff> {
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
  await pageNoMore(tx, staff, by, now)
  return putStaff(tx, { ...staff, revokedAt: now.toISOString() }, now)
}

/** Nobody who left is paged; an administrator may give the ways to reach them to somebody else, or remove them. */
async function pageNoMore(tx: Writer, staff: Staff, by: Actor, now: Date): Promise<void> {
  const responder = await responderOfStaff(tx, staff.id)
  if (responder === null || !responder.active) return
  await writeResponder(tx, { ...responder, active: false }, now)
  const changes = [`Is not paged any more: ${staff.name} has left.`]
  const act = { about: 'responder' as const, aboutId: responder.id, aboutName: responder.name, changes }
  await recordAudit(tx, act, by, now)
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
