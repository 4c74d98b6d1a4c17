import { sql } from 'kysely'
import type { Reader } from './database.ts'

export interface GroupFilter {
  /** Each word must stand in name, aliases or contacts. */
  readonly words: readonly string[]
  readonly confirmed: boolean | null
}

/** Groups as JSON texts, by name; those merged into others are left out. Keyset over name and id. */
export async function listGroups(
  reader: Reader,
  filter: GroupFilter,
  limit: number,
  after: { sortName: string; id: string } | null,
): Promise<{ doc: string; sort_name: string; id: string }[]> {
  let query = reader
    .selectFrom('customer_group')
    .select(['doc', 'sort_name', 'id'])
    .where('merged_into', 'is', null)
    .orderBy('sort_name')
    .orderBy('id')
    .limit(limit)
  if (filter.confirmed !== null) query = query.where('confirmed', '=', filter.confirmed ? 1 : 0)
  for (const word of filter.words) query = query.where(sql<boolean>`instr(search, ${word.toLowerCase()}) > 0`)
  if (after)
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('sort_name', 'id'), '>', tuple(after.sortName, after.id)),
    )
  return query.execute()
}
