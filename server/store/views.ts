import { sql } from 'kysely'
import type { StaffId } from '../../shared/protocol/common.ts'
import { viewSchema, type View } from '../../shared/protocol/view.ts'
import { mayRead } from '../../shared/rules/may-change-view.ts'
import type { Reader, Writer } from './database.ts'
import { latestVersion, recordChange } from './feed.ts'

/** A view as one person has it; null where there is none, or it is another one's own. */
export async function findView(reader: Reader, id: string, person: StaffId): Promise<View | null> {
  const view = await findAnyView(reader, id)
  return view !== null && mayRead(view, person) ? view : null
}

/** Whoever's it is: only to tell that an id is taken. */
export async function findAnyView(reader: Reader, id: string): Promise<View | null> {
  const row = await reader.selectFrom('saved_view').select('doc').where('id', '=', id).executeTakeFirst()
  return row ? viewSchema.parse(JSON.parse(row.doc)) : null
}

/** Some of the views that one person has, as JSON texts, in the order of their ids; keyset. */
export async function someViews(
  reader: Reader,
  person: StaffId,
  limit: number,
  after: string | null,
): Promise<{ id: string; doc: string }[]> {
  return reader
    .selectFrom('saved_view')
    .select(['id', 'doc'])
    .where((or) => or.or([or('owner_id', 'is', null), or('owner_id', '=', person)]))
    .$if(after !== null, (query) => query.where('id', '>', after ?? ''))
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** Stores a view under its next version, with the entry in the feed; also under the id of one that was deleted. */
export async function writeView(tx: Writer, next: View, now: Date): Promise<View> {
  const view = { ...next, version: (await latestVersion(tx, 'view', next.id)) + 1 }
  const { id, ...columns } = viewRow(view)
  await tx
    .insertInto('saved_view')
    .values({ id, ...columns })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .execute()
  await recordChange(tx, { kind: 'view', id, op: 'put', version: view.version, now })
  return view
}

export async function removeView(tx: Writer, { id, version }: View, now: Date): Promise<void> {
  await tx.deleteFrom('saved_view').where('id', '=', id).execute()
  await recordChange(tx, { kind: 'view', id, op: 'delete', version: version + 1, now })
}

/** The columns of a view; also for bulk filling. */
export function viewRow(view: View) {
  const { id, ownerId, version } = view
  return { id, owner_id: ownerId, version, doc: JSON.stringify(view) }
}

/**
 * Whether a change of the feed (as `c`) is of a view that is somebody else's own. To everybody but its owner such a view
 * is one that is not there (any more): its feed says so, and the view itself stays with its owner.
 */
export function isAnothersView(person: StaffId | null) {
  return sql<boolean>`(c.kind = 'view' and exists (
    select 1 from saved_view where id = c.id and owner_id is not null and owner_id <> ${person ?? ''}))`
}
