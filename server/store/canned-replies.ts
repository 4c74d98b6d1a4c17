import { isDeepStrictEqual } from 'node:util'
import {
  cannedReplySchema,
  type CannedReply,
  type NewCannedReply,
} from '../../shared/protocol/canned-reply.ts'
import type { CannedReplyId } from '../../shared/protocol/common.ts'
import type { Staff } from '../../shared/protocol/staff.ts'
import type { Reader, Writer } from './database.ts'
import { latestVersion, recordChange } from './feed.ts'
import { Refusal } from './refusal.ts'
import { staffAuthor } from './staff.ts'

export async function findCannedReply(reader: Reader, id: string): Promise<CannedReply | null> {
  const row = await reader.selectFrom('canned_reply').select('doc').where('id', '=', id).executeTakeFirst()
  return row ? cannedReplySchema.parse(JSON.parse(row.doc)) : null
}

/** Some of them as JSON texts, in the order of their ids; keyset. */
export async function someCannedReplies(
  reader: Reader,
  limit: number,
  after: string | null,
): Promise<{ id: string; doc: string }[]> {
  return reader
    .selectFrom('canned_reply')
    .select(['id', 'doc'])
    .$if(after !== null, (query) => query.where('id', '>', after ?? ''))
    .orderBy('id')
    .limit(limit)
    .execute()
}

/**
 * Saves one as it is to be, whoever saved it before, also under the id of one that was deleted. Saved again as it stands, it
 * stays as it is. Answers whether it is new. Throws `version-conflict` where `isExpected` says so of the one that stands there.
 */
export async function putCannedReply(
  tx: Writer,
  id: CannedReplyId,
  wanted: NewCannedReply,
  isExpected: ((version: number) => boolean) | null,
  staff: Staff,
  now: Date,
): Promise<{ reply: CannedReply; isNew: boolean }> {
  const known = await findCannedReply(tx, id)
  if (known !== null && isDeepStrictEqual({ ...known, ...wanted }, known))
    return { reply: known, isNew: false }
  if (known !== null && isExpected?.(known.version) === false)
    throw new Refusal('version-conflict', `“${known.title}” has changed meanwhile.`, { current: known })
  const at = now.toISOString()
  const reply: CannedReply = {
    id,
    ...wanted,
    updatedBy: staffAuthor(staff),
    version: (await latestVersion(tx, 'canned-reply', id)) + 1,
    createdAt: known?.createdAt ?? at,
    updatedAt: at,
  }
  const { id: _, ...columns } = cannedReplyRow(reply)
  await tx
    .insertInto('canned_reply')
    .values({ id, ...columns })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .execute()
  await recordChange(tx, { kind: 'canned-reply', id, op: 'put', version: reply.version, now })
  return { reply, isNew: known === null }
}

/** Nothing where there is none (any more). */
export async function deleteCannedReply(tx: Writer, id: string, now: Date): Promise<void> {
  const known = await findCannedReply(tx, id)
  if (known === null) return
  await tx.deleteFrom('canned_reply').where('id', '=', id).execute()
  await recordChange(tx, { kind: 'canned-reply', id, op: 'delete', version: known.version + 1, now })
}

/** The columns of one; also for bulk filling. */
export function cannedReplyRow(reply: CannedReply) {
  return { id: reply.id, version: reply.version, doc: JSON.stringify(reply) }
}
