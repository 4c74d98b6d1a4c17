import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { ChangeKind } from '../../shared/protocol/changes.ts'
import type { Reader, Writer } from './database.ts'

/** Random bytes in the mark of a change. */
export const markBytes = 6

export interface Recorded {
  readonly kind: ChangeKind
  readonly id: string
  readonly op: 'put' | 'delete'
  readonly version: number
  readonly now: Date
}

/**
 * Writes one change into the feed; returns its `seq`.
 *
 * No change may ever be skipped: a reader at 7 must never find, later, a 6. `seq` is therefore taken **inside** the
 * write transaction, as one more than the newest. SQLite admits one writer at a time, across processes too, and the
 * transaction began with `begin immediate`: between reading the newest `seq` and the commit nobody else can write. So
 * the order of `seq` is the order of commits. A number taken before the transaction, or from a counter outside it,
 * breaks this. Source: docs/decisions, the feed's ordering; test/server/store/feed-order.test.ts.
 */
export async function recordChange(tx: Writer, change: Recorded): Promise<number> {
  await tx
    .updateTable('change')
    .set({ latest: 0 })
    .where('kind', '=', change.kind)
    .where('id', '=', change.id)
    .where('latest', '=', 1)
    .execute()
  const { seq } = await tx
    .insertInto('change')
    .values({
      seq: sql<number>`(select coalesce(max(seq), 0) + 1 from change)`,
      kind: change.kind,
      id: change.id,
      op: change.op,
      version: change.version,
      mark: randomBytes(markBytes).toString('base64url'),
      at: change.now.toISOString(),
      latest: 1,
    })
    .returning('seq')
    .executeTakeFirstOrThrow()
  return seq
}

/** The newest `seq` that this transaction sees; 0 before the first change. */
export async function headOf(reader: Reader): Promise<number> {
  const row = await reader
    .selectFrom('change')
    .select(({ fn }) => fn.max('seq').as('seq'))
    .executeTakeFirst()
  return row?.seq ?? 0
}

/** The mark stored with a change, or null where there is none of that number (any more). 0 is before the first change. */
export async function markOf(reader: Reader, seq: number): Promise<string | null> {
  if (seq === 0) return ''
  const row = await reader.selectFrom('change').select('mark').where('seq', '=', seq).executeTakeFirst()
  return row?.mark ?? null
}

/** The version that the feed knows of a thing; 0 where it knows none. */
export async function latestVersion(reader: Reader, kind: ChangeKind, id: string): Promise<number> {
  const row = await reader
    .selectFrom('change')
    .select('version')
    .where('kind', '=', kind)
    .where('id', '=', id)
    .where('latest', '=', 1)
    .executeTakeFirst()
  return row?.version ?? 0
}

/** Whether the feed knows, or knew, anything of a kind. */
export async function hasEverBeen(reader: Reader, kind: ChangeKind): Promise<boolean> {
  return (
    (await reader
      .selectFrom('change')
      .select('seq')
      .where('kind', '=', kind)
      .where('latest', '=', 1)
      .limit(1)
      .executeTakeFirst()) !== undefined
  )
}
