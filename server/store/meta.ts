import type { Reader, Writer } from './database.ts'
import { newSecret } from './secrets.ts'

/** Small facts about this desk itself. */
export type MetaKey =
  | 'feed-id'
  | 'sample'
  | 'sample-pager'
  | 'pruned-through'
  | 'bootstrap-staff'
  | 'pager-clock'
  | 'pager-heartbeat'
  /** Since when every change of a ticket is recorded: when this database came to this format. */
  | 'history-since'

export async function readMeta(reader: Reader, key: MetaKey): Promise<string | null> {
  const row = await reader.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst()
  return row?.value ?? null
}

export async function writeMeta(tx: Writer, key: MetaKey, value: string): Promise<void> {
  await tx
    .insertInto('meta')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
}

/** Made once per database; a restored backup keeps it, and the marks of its changes tell the two histories apart. */
export async function ensureFeedId(tx: Writer): Promise<string> {
  const known = await readMeta(tx, 'feed-id')
  if (known !== null) return known
  const made = newSecret().slice(0, 22)
  await writeMeta(tx, 'feed-id', made)
  return made
}
