import { z } from 'zod'
import type { Act } from '../../shared/ipc/act.ts'
import { failed, success, type Result } from '../../shared/ipc/result.ts'
import type { Change } from '../../shared/protocol/changes.ts'
import { instantSchema, type StaffId } from '../../shared/protocol/common.ts'
import { groupImportResultSchema, groupSchema } from '../../shared/protocol/group.ts'
import { messageSchema } from '../../shared/protocol/message.ts'
import { ticketSchema } from '../../shared/protocol/ticket.ts'
import type { FedRow } from './answered-rows.ts'
import { readPageResult } from './read-page-result.ts'
import {
  readCannedReplyResult,
  readFlagResult,
  readOperationResult,
  readSettingsResult,
  readViewResult,
} from './read-other-results.ts'

/** What came of an act: the version its result has, and the result itself as the feed would bring it. */
export interface ActResult {
  version: number | null
  /** Null where the answer holds something that this console does not know: the feed brings the result then. */
  change: Change | null
  /** What the feed will bring of it, where the answer does not. */
  expected?: FedRow
}

const nonsense = failed(
  'service-nonsense',
  'What answered did not say what became of this. It may have been something between you and the desk.',
)

const versionSchema = z.number().int().positive()
/** Beside the id, which something that repeats the request would say too, each has what only a desk can have given. */
const tokens = {
  ticket: z.object({ id: z.string(), number: versionSchema, version: versionSchema }),
  group: z.object({ id: z.string(), version: versionSchema }),
  message: z.object({ id: z.string(), ticketId: z.string(), createdAt: instantSchema }),
}

/** Whether something that was said is about what an act changes, however little else of it can be read. */
export function bearsId(said: unknown, act: Act): boolean {
  const { data } = z.object({ id: z.string(), version: versionSchema }).safeParse(said)
  if (act.kind === 'change-ticket') return data?.id === act.ticketId
  if (act.kind === 'change-view') return data?.id === act.viewId
  if (act.kind === 'put-canned-reply') return data?.id === act.cannedReplyId
  return act.kind === 'change-group' && data?.id === act.groupId
}

/**
 * Reads what answered an act with a 2xx. It says that the act was carried out where it bears the act's own id and what only
 * the desk gives; everything else (a log-in page, a proxy, another service) says nothing about the act. What a newer desk
 * adds or calls by new names does not matter (decision 0025). `author`: whose act it is.
 */
export function readResult(act: Act, answer: unknown, author: StaffId): Result<ActResult> {
  switch (act.kind) {
    case 'file-ticket':
    case 'link-ticket':
    case 'merge-ticket':
    case 'unmerge-ticket':
    case 'change-ticket': {
      const token = tokens.ticket.safeParse(answer)
      if (!token.success || token.data.id !== act.ticketId) return nonsense
      const { version } = token.data
      const ticket = ticketSchema.safeParse(answer)
      if (!ticket.success) return success({ version, change: null })
      const { id } = ticket.data
      return success({
        version,
        change: { seq: 1, kind: 'ticket', op: 'put', id, version, doc: ticket.data },
      })
    }
    case 'create-group':
    case 'change-group': {
      const token = tokens.group.safeParse(answer)
      if (!token.success || token.data.id !== act.groupId) return nonsense
      const { version } = token.data
      const group = groupSchema.safeParse(answer)
      if (!group.success) return success({ version, change: null })
      const { id } = group.data
      return success({ version, change: { seq: 1, kind: 'group', op: 'put', id, version, doc: group.data } })
    }
    case 'reply':
    case 'note': {
      const token = tokens.message.safeParse(answer)
      if (!token.success || token.data.id !== act.messageId || token.data.ticketId !== act.ticketId)
        return nonsense
      const message = messageSchema.safeParse(answer)
      if (!message.success) return success({ version: null, change: null })
      const { id } = message.data
      const doc = message.data
      return success({ version: null, change: { seq: 1, kind: 'message', op: 'put', id, version: 1, doc } })
    }
    case 'merge-group': {
      const token = tokens.group.safeParse(answer)
      if (!token.success || token.data.id !== act.into) return nonsense
      const { version } = token.data
      const group = groupSchema.safeParse(answer)
      if (!group.success) return success({ version, change: null })
      return success({
        version,
        change: { seq: 1, kind: 'group', op: 'put', id: act.into, version, doc: group.data },
      })
    }
    case 'flag-ticket':
    case 'unflag-ticket':
      return readFlagResult(act, answer) ?? nonsense
    case 'change-blocklist':
      return readOperationResult(act, answer) ?? nonsense
    case 'page-by-hand':
    case 'page-people':
    case 'page-acknowledge':
    case 'page-resolve':
    case 'page-hand-over':
      return readPageResult(act, answer, author) ?? nonsense
    case 'change-thresholds':
    case 'change-service-levels':
      return readSettingsResult(act, answer) ?? nonsense
    case 'put-view':
    case 'change-view':
    case 'delete-view':
      return readViewResult(act, answer) ?? nonsense
    case 'put-canned-reply':
    case 'delete-canned-reply':
      return readCannedReplyResult(act, answer) ?? nonsense
    case 'import-groups':
      return groupImportResultSchema.safeParse(answer).success
        ? success({ version: null, change: null })
        : nonsense
  }
}
