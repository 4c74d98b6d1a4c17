import type { Reader } from './database.ts'

/** Messages of a page as JSON texts, the oldest first; keyset over their places, which never change. */
export async function listDeliveries(
  reader: Reader,
  pageId: string,
  limit: number,
  after: number,
): Promise<{ doc: string; position: number }[]> {
  return reader
    .selectFrom('delivery')
    .select(['doc', 'position'])
    .where('page_id', '=', pageId)
    .where('position', '>', after)
    .orderBy('position')
    .limit(limit)
    .execute()
}
