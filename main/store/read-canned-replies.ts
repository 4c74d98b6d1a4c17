import { cannedReplySchema, type CannedReply } from '../../shared/protocol/canned-reply.ts'
import { numberOf, textOf } from './columns.ts'
import type { Reading } from './handles.ts'

/** Every canned reply, as pulled. */
export function readCannedReplies(database: Reading): CannedReply[] {
  return database.all('SELECT doc FROM canned_reply ORDER BY id').map((row) => replyOf(textOf(row, 'doc')))
}

/** One of them as pulled; null where it is not here. */
export function readCannedReply(database: Reading, id: string): CannedReply | null {
  const row = database.get('SELECT doc FROM canned_reply WHERE id = ?', id)
  return row === undefined ? null : replyOf(textOf(row, 'doc'))
}

/** The version that the cache holds; 0 for one that is not here. */
export function readCannedReplyVersion(database: Reading, id: string): number {
  const row = database.get('SELECT version FROM canned_reply WHERE id = ?', id)
  return row === undefined ? 0 : numberOf(row, 'version')
}

function replyOf(doc: string): CannedReply {
  return cannedReplySchema.parse(JSON.parse(doc))
}
