import type { StaffId } from '../../shared/protocol/common.ts'
import { deviceSchema, staffSchema, type Device, type Staff } from '../../shared/protocol/staff.ts'
import type { Reader, Writer } from './database.ts'
import { notFound } from './refusal.ts'
import { hashSecret, newId, newSecret } from './secrets.ts'

const columns = ['id', 'staff_id', 'name', 'created_at', 'last_seen_at', 'revoked_at'] as const

interface DeviceRow {
  id: string
  staff_id: string
  name: string
  created_at: string
  last_seen_at: string | null
  revoked_at: string | null
}

function asDevice(row: DeviceRow): Device {
  return deviceSchema.parse({
    id: row.id,
    staffId: row.staff_id,
    name: row.name,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    revokedAt: row.revoked_at,
  })
}

/** Makes a device with a token, which is returned this once and kept as its hash only. */
export async function createDevice(
  tx: Writer,
  staffId: StaffId,
  name: string,
  now: Date,
  token: string = newSecret(),
): Promise<{ device: Device; token: string }> {
  const row = {
    id: newId(now),
    staff_id: staffId,
    name,
    created_at: now.toISOString(),
    last_seen_at: null,
    revoked_at: null,
  }
  await tx
    .insertInto('device')
    .values({ ...row, token_hash: hashSecret(token) })
    .execute()
  return { device: asDevice(row), token }
}

/** Who holds a token: null where it is unknown, or its device or person was revoked. */
export async function findByToken(
  reader: Reader,
  token: string,
): Promise<{ device: Device; staff: Staff } | null> {
  const row = await reader
    .selectFrom('device')
    .innerJoin('staff', 'staff.id', 'device.staff_id')
    .select(['device.id', 'device.staff_id', 'device.name', 'device.created_at', 'device.last_seen_at'])
    .select(['device.revoked_at', 'staff.doc'])
    .where('device.token_hash', '=', hashSecret(token))
    .where('device.revoked_at', 'is', null)
    .where('staff.revoked_at', 'is', null)
    .executeTakeFirst()
  return row ? { device: asDevice(row), staff: staffSchema.parse(JSON.parse(row.doc)) } : null
}

export async function findDevice(reader: Reader, id: string): Promise<Device | null> {
  const row = await reader.selectFrom('device').select(columns).where('id', '=', id).executeTakeFirst()
  return row ? asDevice(row) : null
}

/** Devices in the order in which they were made, revoked ones included. */
export async function listDevices(
  reader: Reader,
  limit: number,
  after: { at: string; id: string } | null,
): Promise<Device[]> {
  const rows = await reader
    .selectFrom('device')
    .select(columns)
    .$if(after !== null, (query) =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('created_at', 'id'), '>', tuple(after?.at ?? '', after?.id ?? '')),
      ),
    )
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(asDevice)
}

/** From now on the device's token opens nothing. Revoking twice keeps the first instant. */
export async function revokeDevice(tx: Writer, id: string, now: Date): Promise<Device> {
  await tx
    .updateTable('device')
    .set({ revoked_at: now.toISOString() })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .execute()
  const device = await findDevice(tx, id)
  if (!device) throw notFound('device')
  return device
}

export async function revokeDevicesOf(tx: Writer, staffId: StaffId, now: Date): Promise<void> {
  await tx
    .updateTable('device')
    .set({ revoked_at: now.toISOString() })
    .where('staff_id', '=', staffId)
    .where('revoked_at', 'is', null)
    .execute()
}

export async function touchDevice(tx: Writer, id: string, now: Date): Promise<void> {
  await tx.updateTable('device').set({ last_seen_at: now.toISOString() }).where('id', '=', id).execute()
}

/** Replaces every token of a person's device of this name; an unchanged token keeps its device. */
export async function replaceToken(
  tx: Writer,
  staffId: StaffId,
  name: string,
  token: string,
  now: Date,
): Promise<void> {
  const known = await findByToken(tx, token)
  if (known?.staff.id === staffId && known.device.name === name) return
  await tx.deleteFrom('device').where('staff_id', '=', staffId).where('name', '=', name).execute()
  await createDevice(tx, staffId, name, now, token)
}

/** Whether a device may still do anything: neither it nor its person was revoked. */
export async function isDeviceLive(reader: Reader, id: string): Promise<boolean> {
  const row = await reader
    .selectFrom('device')
    .innerJoin('staff', 'staff.id', 'device.staff_id')
    .select('device.id')
    .where('device.id', '=', id)
    .where('device.revoked_at', 'is', null)
    .where('staff.revoked_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}
