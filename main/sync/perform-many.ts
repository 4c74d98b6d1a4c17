import { randomUUID } from 'node:crypto'
import { actIdSchema } from '../../shared/ipc/act.ts'
import type { BulkDone, LeftOut } from '../../shared/ipc/bulk.ts'
import { bulkNotePlace } from '../../shared/ipc/drafts.ts'
import { failed, success, type Result } from '../../shared/ipc/result.ts'
import type { ParsedRequestOf } from '../../shared/ipc/calls.ts'
import type { TicketId } from '../../shared/protocol/common.ts'
import { insertAct, type NewAct } from '../store/acts.ts'
import { insertBatch, readBatch, type KeptBatch } from '../store/batches.ts'
import { deleteDraft } from '../store/drafts.ts'
import { readStaffName } from '../store/read-staff.ts'
import { readTicket } from '../store/read-ticket.ts'
import type { ShownTicket } from '../store/ticket-row.ts'
import { madeBy, subjectOf } from './act-keys.ts'
import { actTitle } from './act-title.ts'
import { showSubjects } from './perform-act.ts'
import { bulkTitle, planBulk } from './plan-bulk.ts'
import type { Session } from './session.ts'
import { whatAbout } from './what-about.ts'

/**
 * Does one thing to many tickets: an act for each of them, all kept with one commit or none. They leave as any others do,
 * each in the order of its ticket and under a key of its own, and no earlier than `undoMs` from now.
 */
export function performMany(
  session: Session,
  { batchId, ticketIds, change, undoMs }: ParsedRequestOf<'batch.perform'>,
): Result<BulkDone> {
  const { work, cache } = session
  const before = readBatch(work, batchId)
  if (before !== null) return success(doneOf(before))
  const assigneeId = change.kind === 'assign' ? change.assigneeId : null
  const assigneeName = assigneeId === null ? 'nobody' : readStaffName(cache.read, assigneeId)
  if (assigneeName === null) return failed('not-found', 'Nobody here is called so any more.')
  const madeAt = session.now()
  const undoUntil = undoMs > 0 ? madeAt + undoMs : null
  const acts: NewAct[] = []
  const leftOut: LeftOut[] = []
  let withoutVerdict = 0
  for (const ticketId of new Set(ticketIds)) {
    const ticket = readTicket(cache.read, ticketId)?.shown ?? null
    const step = planBulk(change, ticketId, ticket, { assigneeName, newId: randomUUID })
    const about = step.kind === 'act' ? whatAbout(session, step.act) : failed('not-found', step.why)
    if (step.kind === 'left-out' || !about.ok) {
      leftOut.push({ ...nameOf(ticketId, ticket), why: about.ok ? '' : about.failure.message })
      continue
    }
    const { act } = step
    const { name, base } = about.value
    if (step.isWithoutVerdict) withoutVerdict += 1
    const id = actIdSchema.parse(randomUUID())
    const made = madeBy(act)
    const title = actTitle(act, name)
    acts.push({ id, act, subject: subjectOf(act), made, title, base, madeAt, undoUntil, batch: batchId })
  }
  const title = bulkTitle(change, acts.length, assigneeName)
  const batch: KeptBatch = {
    id: batchId, title, total: acts.length, madeAt, isUndo: false, withoutVerdict, leftOut,
  } // prettier-ignore
  work.transaction(() => {
    insertBatch(work, batch)
    for (const act of acts) insertAct(work, act)
    if (change.kind === 'note' && acts.length > 0) deleteDraft(work, bulkNotePlace)
  })
  showSubjects(
    session,
    acts.map(({ subject }) => subject),
  )
  return success(doneOf(batch))
}

function doneOf({ id, title, total, leftOut, withoutVerdict }: KeptBatch): BulkDone {
  return { batchId: id, title, done: total, leftOut, withoutVerdict }
}

/** How a ticket is named in a list of what became of many. */
export function nameOf(ticketId: TicketId, ticket: ShownTicket | null): Omit<LeftOut, 'why'> {
  return { ticketId, number: ticket?.number ?? null, subject: ticket?.subject ?? '' }
}
