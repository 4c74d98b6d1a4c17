import type { MethodId, ResponderId } from '../../shared/protocol/common.ts'
import { pageSchema, type Page } from '../../shared/protocol/page.ts'
import { textOf } from './columns.ts'
import type { Reading } from './handles.ts'

/** The newest page since an instant (RFC 3339) that went to somebody by this one method alone. */
export function readTrial(
  database: Reading,
  responderId: ResponderId,
  methodId: MethodId,
  since: string,
): Page | null {
  const row = database.get(
    `SELECT doc FROM page WHERE began_at >= ? AND doc ->> '$.methodId' = ? AND doc ->> '$.responderIds[0]' = ?
     ORDER BY began_at DESC, id DESC LIMIT 1`,
    since,
    methodId,
    responderId,
  )
  return row === undefined ? null : pageSchema.parse(JSON.parse(textOf(row, 'doc')))
}
