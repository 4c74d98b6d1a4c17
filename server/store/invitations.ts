import type { StaffId } from '../../shared/protocol/common.ts'
import type { Device, Staff } from '../../shared/protocol/staff.ts'
import type { Reader, Writer } from './database.ts'
import { createDevice } from './devices.ts'
import { Refusal, notFound } from './refusal.ts'
import { hashSecret, newSecret } from './secrets.ts'
import { findStaff } from './staff.ts'

/** Hours for which an invitation is good. */
export const invitationHours = 24

export type InvitationState =
  | { kind: 'unknown' }
  | { kind: 'spent' }
  | { kind: 'expired' }
  | { kind: 'open'; staff: Staff; invitedBy: Staff; expiresAt: string }

/** Makes a one-time link's secret; returned this once, kept as its hash only. */
export async function createInvitation(
  tx: Writer,
  staffId: string,
  invitedBy: StaffId,
  now: Date,
): Promise<{ secret: string; staff: Staff; expiresAt: string }> {
  const staff = await findStaff(tx, staffId)
  if (!staff || staff.revokedAt !== null) throw notFound('member of staff')
  const secret = newSecret()
  const expiresAt = new Date(now.getTime() + invitationHours * 3_600_000).toISOString()
  await tx
    .insertInto('invitation')
    .values({
      hash: hashSecret(secret),
      staff_id: staff.id,
      invited_by: invitedBy,
      created_at: now.toISOString(),
      expires_at: expiresAt,
      spent_at: null,
      cancelled_at: null,
    })
    .execute()
  return { secret, staff, expiresAt }
}

/** What an invitation is worth now. Looking never spends it. */
export async function findInvitation(reader: Reader, secret: string, now: Date): Promise<InvitationState> {
  const row = await reader
    .selectFrom('invitation')
    .select(['staff_id', 'invited_by', 'expires_at', 'spent_at', 'cancelled_at'])
    .where('hash', '=', hashSecret(secret))
    .executeTakeFirst()
  if (!row || row.cancelled_at !== null) return { kind: 'unknown' }
  if (row.spent_at !== null) return { kind: 'spent' }
  if (row.expires_at <= now.toISOString()) return { kind: 'expired' }
  const staff = await findStaff(reader, row.staff_id)
  const invitedBy = await findStaff(reader, row.invited_by)
  if (!staff || !invitedBy || staff.revokedAt !== null) return { kind: 'unknown' }
  return { kind: 'open', staff, invitedBy, expiresAt: row.expires_at }
}

/** Spends an invitation for a device of its own. Throws `invitation-spent` or `not-found`. */
export async function acceptInvitation(
  tx: Writer,
  secret: string,
  deviceName: string,
  now: Date,
): Promise<{ staff: Staff; device: Device; token: string }> {
  const invitation = await findInvitation(tx, secret, now)
  if (invitation.kind === 'unknown') throw notFound('invitation')
  if (invitation.kind !== 'open')
    throw new Refusal('invitation-spent', 'This invitation was used or has expired. Ask for a new one.')
  await tx
    .updateTable('invitation')
    .set({ spent_at: now.toISOString() })
    .where('hash', '=', hashSecret(secret))
    .execute()
  const { device, token } = await createDevice(tx, invitation.staff.id, deviceName, now)
  return { staff: invitation.staff, device, token }
}

/** Takes back the open invitations of a person. */
export async function cancelInvitations(tx: Writer, staffId: StaffId, now: Date): Promise<void> {
  await tx
    .updateTable('invitation')
    .set({ cancelled_at: now.toISOString() })
    .where('staff_id', '=', staffId)
    .where('spent_at', 'is', null)
    .execute()
}
