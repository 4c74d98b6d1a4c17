import { endOf, pageAfter } from './changes.ts'
import type { Cursor } from './cursor.ts'
import type { Reader } from './database.ts'
import { headOf } from './feed.ts'

/** Changes that are told at once, and their bytes, at most: more of them are fetched by those who want them. */
const mostTold = 20
const largestTold = 32 * 1024

/** What is new in the feed. */
export interface News {
  /** Where whoever was told of it has read to: the end of the feed. */
  readonly end: Cursor
  /** The page that leads there, as JSON; null where that is much, or not the same for everybody. */
  readonly page: string | null
}

/**
 * What is new after `since`, an end of before; null: only where the feed ends. Needs one read transaction. `since` is of this
 * history for certain only in the process that read it: cursors of others are for `readChanges`.
 */
export async function readNews(reader: Reader, feedId: string, since: Cursor | null): Promise<News> {
  const end = await endOf(reader, feedId, await headOf(reader))
  return { end, page: since === null ? null : await shortPage(reader, since, end) }
}

async function shortPage(reader: Reader, since: Cursor, end: Cursor): Promise<string | null> {
  if (await hasViewAfter(reader, since.seq)) return null
  const { body, more } = await pageAfter(reader, since, end, mostTold, null)
  return more || body.length > largestTold ? null : body.toString()
}

/** A view may be one person's own: it is told to each in another way. */
async function hasViewAfter(reader: Reader, seq: number): Promise<boolean> {
  const views = reader.selectFrom('change').select('seq').where('seq', '>', seq).where('kind', '=', 'view')
  return (await views.limit(1).executeTakeFirst()) !== undefined
}
