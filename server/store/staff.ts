import { staffIdSchema, type Author } from '../../shared/protocol/common.ts'
import { staffSchema, type NewStaff, type Staff } from '../../shared/protocol/staff.ts'
import type { Reader, Writer } from './database.ts'
import { recordChange } from './feed.ts'
import { Refusal } from './refusal.ts'
import { newId } from './secrets.ts'

export async function findStaff(reader: Reader, id: string): Promise<Staff | null> {
  const row = await reader.selectFrom('staff').select('doc').where('id', '=', id).executeTakeFirst()
  return row ? staffSchema.parse(JSON.parse(row.doc)) : null
}

/** How a member of the staff signs what they do. */
export function staffAuthor(staff: Pick<Staff, 'id' | 'name'>): Author {
  return { kind: 'staff', staffId: staff.id, name: staff.name }
}

/** Two people who both work here never share an e-mail address: 409 `name-taken`. */
export async function createStaff(tx: Writer, wanted: NewStaff, now: Date): Promise<Staff> {
  const holder = await findActiveByEmail(tx, wanted.email)
  if (holder)
    throw new Refusal('name-taken', `${holder.name} has this e-mail address already.`, { current: holder })
  const staff: Staff = {
    ...wanted,
    id: staffIdSchema.parse(newId(now)),
    revokedAt: null,
    version: 1,
    createdAt: now.toISOString(),
  }
  await insertStaff(tx, staff, now)
  return staff
}

async function findActiveByEmail(reader: Reader, email: string): Promise<Staff | null> {
  const row = await reader
    .selectFrom('staff')
    .select('doc')
    .where('email', '=', email.toLowerCase())
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return row ? staffSchema.parse(JSON.parse(row.doc)) : null
}

/** As given, id and all; also for bulk filling. */
export async function insertStaff(tx: Writer, staff: Staff, now: Date): Promise<void> {
  await tx.insertInto('staff').values(staffRow(staff)).execute()
  await recordChange(tx, { kind: 'staff', id: staff.id, op: 'put', version: staff.version, now })
}

export async function putStaff(tx: Writer, next: Staff, now: Date): Promise<Staff> {
  const staff = { ...next, version: next.version + 1 }
  const { id, ...columns } = staffRow(staff)
  await tx.updateTable('staff').set(columns).where('id', '=', id).execute()
  await recordChange(tx, { kind: 'staff', id, op: 'put', version: staff.version, now })
  return staff
}

/** The columns of a member of the staff; also for bulk filling. */
export function staffRow(staff: Staff) {
  return {
    id: staff.id,
    email: staff.email.toLowerCase(),
    role: staff.role,
    revoked_at: staff.revokedAt,
    version: staff.version,
    created_at: staff.createdAt,
    doc: JSON.stringify(staff),
  }
}

/** People in the order in which they came, those who left included. */
export async function listStaff(
  reader: Reader,
  limit: number,
  after: { at: string; id: string } | null,
): Promise<Staff[]> {
  const rows = await reader
    .selectFrom('staff')
    .select('doc')
    .$if(after !== null, (query) =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('created_at', 'id'), '>', tuple(after?.at ?? '', after?.id ?? '')),
      ),
    )
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => staffSchema.parse(JSON.parse(row.doc)))
}
