import { z } from 'zod'
import type { ActOf } from '../../shared/ipc/act.ts'
import { failed, success, type Result } from '../../shared/ipc/result.ts'
import { instantSchema, type StaffId } from '../../shared/protocol/common.ts'
import { pageSchema } from '../../shared/protocol/page.ts'
import type { ActResult } from './read-result.ts'

type PageAct = ActOf<'page-by-hand' | 'page-people' | 'page-acknowledge' | 'page-resolve' | 'page-hand-over'>

const pageToken = z.object({
  id: z.string(),
  beganAt: instantSchema,
  version: z.number().int().positive(),
})

/**
 * A page answers what was done about it. Who acknowledges one that somebody else has is answered with that one's name: the
 * act took no effect, and its author must not believe that it did.
 */
export function readPageResult(act: PageAct, answer: unknown, author: StaffId): Result<ActResult> | null {
  const token = pageToken.safeParse(answer)
  if (!token.success || token.data.id !== act.pageId) return null
  const { version } = token.data
  const page = pageSchema.safeParse(answer)
  if (!page.success) return success({ version, change: null })
  const { state, acknowledgedBy } = page.data
  if (act.kind === 'page-acknowledge' && state === 'acknowledged' && acknowledgedBy?.staffId !== author)
    return failed(
      'page-taken',
      `${acknowledgedBy?.name ?? 'Somebody else'} has this page. Your acknowledgement came later and changed nothing.`,
    )
  return success({
    version,
    change: { seq: 1, kind: 'page', op: 'put', id: act.pageId, version, doc: page.data },
  })
}
