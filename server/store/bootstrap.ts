import type { Writer } from './database.ts'
import { replaceToken } from './devices.ts'
import { readMeta, writeMeta } from './meta.ts'
import { newSecret } from './secrets.ts'
import { createStaff, findStaff, putStaff } from './staff.ts'
import type { Staff } from '../../shared/protocol/staff.ts'

const deviceName = 'First administrator'

/**
 * Sees to it that somebody can get in. Makes the bootstrap administrator at the first start. A token from the
 * environment replaces theirs at every start, and lets a revoked one in again: it is the operator's way back.
 * Returns a token only where one was made, to be shown once.
 */
export async function ensureAdministrator(
  tx: Writer,
  givenToken: string | null,
  now: Date,
): Promise<string | null> {
  const known = await findBootstrap(tx)
  if (known && givenToken === null) return null
  const staff = known ?? (await createBootstrap(tx, now))
  if (staff.revokedAt !== null) await putStaff(tx, { ...staff, revokedAt: null }, now)
  const token = givenToken ?? newSecret()
  await replaceToken(tx, staff.id, deviceName, token, now)
  return givenToken === null ? token : null
}

async function findBootstrap(tx: Writer): Promise<Staff | null> {
  const id = await readMeta(tx, 'bootstrap-staff')
  return id === null ? null : findStaff(tx, id)
}

async function createBootstrap(tx: Writer, now: Date): Promise<Staff> {
  const staff = await createStaff(
    tx,
    { name: 'Administrator', email: 'administrator@localhost', role: 'admin' },
    now,
  )
  await writeMeta(tx, 'bootstrap-staff', staff.id)
  return staff
}
