import { sql } from 'kysely'
import { pageSchema } from '../../shared/protocol/page.ts'
import type { Reader } from './database.ts'

/** How many groups there are that go by their own name. */
export async function countGroups(reader: Reader): Promise<{ confirmed: number; unconfirmed: number }> {
  const { confirmed, unconfirmed } = await reader
    .selectFrom('customer_group')
    .select(({ fn }) => [
      fn.countAll<number>().filterWhere('confirmed', '=', 1).as('confirmed'),
      fn.countAll<number>().filterWhere('confirmed', '=', 0).as('unconfirmed'),
    ])
    .where('merged_into', 'is', null)
    .executeTakeFirstOrThrow()
  return { confirmed, unconfirmed }
}

/** The last drill that somebody acknowledged; a trial of one method is none. */
export async function lastDrill(reader: Reader): Promise<{ at: string; by: string } | null> {
  const row = await reader
    .selectFrom('page')
    .select('doc')
    .where('kind', '=', 'drill')
    .where('acknowledged_at', 'is not', null)
    .where(sql<boolean>`json_extract(doc, '$.methodId') is null`)
    .orderBy('acknowledged_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  const page = row ? pageSchema.parse(JSON.parse(row.doc)) : null
  if (page === null || page.acknowledgedAt === null) return null
  return { at: page.acknowledgedAt, by: page.acknowledgedBy?.name ?? 'Somebody' }
}
