import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { ActOf } from '../../shared/ipc/act.ts'
import { failed, success, type Result } from '../../shared/ipc/result.ts'
import { operationResultSchema, operationResultsSchema } from '../../shared/protocol/blocklist.ts'
import { cannedReplySchema } from '../../shared/protocol/canned-reply.ts'
import { instantSchema } from '../../shared/protocol/common.ts'
import { flagSchema } from '../../shared/protocol/flag.ts'
import { settingsReplySchema } from '../../shared/protocol/settings.ts'
import { viewSchema } from '../../shared/protocol/view.ts'
import type { FedRow } from './answered-rows.ts'
import { codeOfRefusal } from './blocklist/make-operation.ts'
import type { ActResult } from './read-result.ts'

const nothingMore: ActResult = { version: null, change: null }
const versionSchema = z.number().int().positive()
const viewToken = z.object({ id: z.string(), createdAt: instantSchema, version: versionSchema })
const flagToken = z.object({
  id: z.string(),
  ticketId: z.string(),
  createdAt: instantSchema,
  version: versionSchema,
})

/**
 * Who flags a ticket anew replaces what they said under the id of their first flag, so that the answer need not bear this
 * act's; it bears the ticket's. To take a flag back is answered by nothing at all (204).
 */
export function readFlagResult(
  act: ActOf<'flag-ticket' | 'unflag-ticket'>,
  answer: unknown,
): Result<ActResult> | null {
  if (act.kind === 'unflag-ticket') return answer === null ? success(nothingMore) : null
  const token = flagToken.safeParse(answer)
  if (!token.success || token.data.ticketId !== act.ticketId) return null
  const { id, version } = token.data
  const flag = flagSchema.safeParse(answer)
  if (!flag.success) return success({ version, change: null })
  return success({ version, change: { seq: 1, kind: 'flag', op: 'put', id, version, doc: flag.data } })
}

/**
 * One operation was sent, and one result under its id answers it. A refused one needs its author; what was beaten by another
 * one has been taken all the same, and the feed brings both to an administrator.
 */
export function readOperationResult(
  act: ActOf<'change-blocklist'>,
  answer: unknown,
): Result<ActResult> | null {
  const { data } = operationResultsSchema.safeParse(answer)
  const result = data?.results.find(({ id }) => id === act.operationId)
  if (result === undefined) return readNewerResult(act, answer)
  const expected: FedRow = { kind: 'blocklist-operation', id: act.operationId, version: 1 }
  if (result.outcome !== 'refused') return success({ ...nothingMore, expected })
  return failed(
    result.code === null ? 'invalid-request' : codeOfRefusal(result.code),
    result.reason ?? 'The desk refused this operation.',
  )
}

/** A refusal for a reason that only a newer desk has a code for; its words count. */
function readNewerResult(act: ActOf<'change-blocklist'>, answer: unknown): Result<ActResult> | null {
  const lenient = operationResultSchema.extend({ code: z.string().nullable() })
  const { data } = z.object({ results: z.array(lenient) }).safeParse(answer)
  const result = data?.results.find(({ id }) => id === act.operationId)
  if (result?.outcome !== 'refused') return null
  return failed('invalid-request', result.reason ?? 'The desk refused this operation.')
}

/** Settings have no id: what was set stands in the answer, beside what only the desk knows. */
export function readSettingsResult(
  act: ActOf<'change-thresholds' | 'change-service-levels'>,
  answer: unknown,
): Result<ActResult> | null {
  const settings = settingsReplySchema.safeParse(answer)
  if (!settings.success) return null
  const { version, thresholds, serviceLevels } = settings.data
  const told = act.kind === 'change-thresholds' ? thresholds : serviceLevels
  if (!isDeepStrictEqual({ ...told, ...act.set }, told)) return null
  return success({
    version,
    change: { seq: 1, kind: 'settings', op: 'put', id: 'desk', version, doc: settings.data },
  })
}

/** A view answers what was saved; to delete one is answered by nothing at all (204). */
export function readViewResult(
  act: ActOf<'put-view' | 'change-view' | 'delete-view'>,
  answer: unknown,
): Result<ActResult> | null {
  if (act.kind === 'delete-view') return answer === null ? success(nothingMore) : null
  const token = viewToken.safeParse(answer)
  if (!token.success || token.data.id !== act.viewId) return null
  const { version } = token.data
  const view = viewSchema.safeParse(answer)
  if (!view.success) return success({ version, change: null })
  const { id } = view.data
  return success({ version, change: { seq: 1, kind: 'view', op: 'put', id, version, doc: view.data } })
}

const cannedToken = z.object({ id: z.string(), updatedAt: instantSchema, version: versionSchema })

/** A canned reply answers what was saved; to delete one is answered by nothing at all (204). */
export function readCannedReplyResult(
  act: ActOf<'put-canned-reply' | 'delete-canned-reply'>,
  answer: unknown,
): Result<ActResult> | null {
  if (act.kind === 'delete-canned-reply') return answer === null ? success(nothingMore) : null
  const token = cannedToken.safeParse(answer)
  if (!token.success || token.data.id !== act.cannedReplyId) return null
  const { id, version } = token.data
  const reply = cannedReplySchema.safeParse(answer)
  if (!reply.success) return success({ version, change: null })
  return success({
    version,
    change: { seq: 1, kind: 'canned-reply', op: 'put', id, version, doc: reply.data },
  })
}
