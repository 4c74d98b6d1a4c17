import { sql } from 'kysely'
import type { Reader } from './database.ts'

/** Above this many, going through the tickets in their order meets a page full of them soon enough. */
const few = 2000

/**
 * The numbers of all tickets that hold words beginning as these do, where those are few; null where they are many or
 * the words too short to tell: the caller then looks at `search` ticket by ticket.
 */
export async function fewNumbers(reader: Reader, words: readonly string[]): Promise<number[] | null> {
  const telling = words.filter((word) => word.length > 1)
  if (telling.length === 0) return null
  const match = telling.map((word) => `"${word}"*`).join(' AND ')
  const rows = await reader
    .selectFrom('ticket_search')
    .select('rowid')
    .where(sql<boolean>`ticket_search match ${match}`)
    .limit(few + 1)
    .execute()
  return rows.length > few ? null : rows.map((row) => row.rowid)
}
