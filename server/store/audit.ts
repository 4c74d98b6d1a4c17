import { auditEntrySchema, type AuditEntry, type AuditSubject } from '../../shared/protocol/audit.ts'
import type { Staff } from '../../shared/protocol/staff.ts'
import type { Reader, Writer } from './database.ts'
import { newId } from './secrets.ts'

/** Who acts. */
export type Actor = Pick<Staff, 'id' | 'name'>

/** Writes down what somebody changed, in the transaction of the change. Rows are only ever added. */
export async function recordAudit(
  tx: Writer,
  act: Pick<AuditEntry, 'about' | 'aboutId' | 'aboutName' | 'changes'>,
  by: Actor,
  now: Date,
): Promise<void> {
  const entry: AuditEntry = {
    ...act,
    id: newId(now),
    at: now.toISOString(),
    by: { staffId: by.id, name: by.name },
  }
  const { id, at, about } = entry
  await tx
    .insertInto('audit')
    .values({ id, at, staff_id: by.id, about, about_id: entry.aboutId, doc: JSON.stringify(entry) })
    .execute()
}

export interface AuditFilter {
  readonly about: AuditSubject | undefined
  readonly aboutId: string | undefined
}

/** The newest first; keyset over instant and id. */
export async function listAudit(
  reader: Reader,
  { about, aboutId }: AuditFilter,
  limit: number,
  after: { readonly at: string; readonly id: string } | null,
): Promise<AuditEntry[]> {
  let query = reader
    .selectFrom('audit')
    .select('doc')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
  if (about !== undefined) query = query.where('about', '=', about)
  if (aboutId !== undefined) query = query.where('about_id', '=', aboutId)
  if (after)
    query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('at', 'id'), '<', tuple(after.at, after.id)))
  const rows = await query.execute()
  return rows.map((row) => auditEntrySchema.parse(JSON.parse(row.doc)))
}
