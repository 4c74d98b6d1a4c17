import type { BatchId, BatchSummary, BatchView } from '../../shared/ipc/bulk.ts'
import { failed, success, type Result } from '../../shared/ipc/result.ts'
import { ticketIdSchema } from '../../shared/protocol/common.ts'
import type { KeptAct } from '../store/act-row.ts'
import { countBatch, readBatch, readBatchActs } from '../store/batches.ts'
import type { Reading } from '../store/handles.ts'
import { readTicketName } from '../store/read-ticket.ts'
import { ticketIdOf } from './act-keys.ts'
import { decideAct } from './decide-act.ts'
import type { Session } from './session.ts'

/** A batch with how far it has come; null where it is not kept any more. */
export function readBatchSummary(work: Reading, id: BatchId): BatchSummary | null {
  const batch = readBatch(work, id)
  if (batch === null) return null
  const { title, total, madeAt, isUndo, leftOut } = batch
  return { id, title, total, madeAt, isUndo, leftOut, ...countBatch(work, id) }
}

/** The same, ticket by ticket. */
export function readBatchView({ work, cache }: Session, id: BatchId): BatchView | null {
  const summary = readBatchSummary(work, id)
  if (summary === null) return null
  const lines = readBatchActs(work, id).flatMap(({ id: actId, subject, state }) => {
    const ticketId = ticketIdSchema.safeParse(ticketIdOf(subject))
    if (!ticketId.success) return []
    const { number, subject: words } = readTicketName(cache.read, ticketId.data) ?? unnamed
    return [{ actId, ticketId: ticketId.data, number, subject: words, state }]
  })
  return { ...summary, lines }
}

const unnamed = { number: null, subject: '' }

/**
 * Sends again, or discards, whatever of a batch needs its author. What has to be decided field by field is left to that;
 * where one is refused, the others are decided all the same.
 */
export function decideBatch(session: Session, id: BatchId, decision: 'retry' | 'discard'): Result<null> {
  const needing = readBatchActs(session.work, id).filter(({ state }) => state.kind === 'needs-you')
  const open = decision === 'discard' ? needing : needing.filter((kept) => !isInConflict(kept))
  if (open.length === 0)
    return failed('act-unknown', 'Nothing of this can be sent again as it is. Decide ticket by ticket.')
  const refused = open.map((kept) => decideAct(session, kept.id, { kind: decision })).find(({ ok }) => !ok)
  return refused !== undefined && !refused.ok ? refused : success(null)
}

function isInConflict({ state }: KeptAct): boolean {
  return state.kind === 'needs-you' && state.failure.code === 'version-conflict'
}
