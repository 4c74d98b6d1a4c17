import { randomUUID } from 'node:crypto'
import { actIdSchema, type ActId } from '../../shared/ipc/act.ts'
import { batchIdSchema, type BatchId, type LeftOut, type UndoDone } from '../../shared/ipc/bulk.ts'
import { bulkNotePlace, type Draft } from '../../shared/ipc/drafts.ts'
import { failed, success, type Result } from '../../shared/ipc/result.ts'
import { groupIdSchema, ticketIdSchema, type TicketId } from '../../shared/protocol/common.ts'
import type { KeptAct } from '../store/act-row.ts'
import { deleteAct, insertAct, readAct, readUnsettledActs } from '../store/acts.ts'
import { insertBatch, readBatch, readBatchActs, readLastDone, writeUndoMark } from '../store/batches.ts'
import { putDraft, readDraft } from '../store/drafts.ts'
import { readCannedReply } from '../store/read-canned-replies.ts'
import { readGroup } from '../store/read-group.ts'
import { readTicket } from '../store/read-ticket.ts'
import { readView } from '../store/read-views.ts'
import { cannedReplyIdOf, groupIdOf, madeBy, subjectOf, ticketIdOf, viewIdOf } from './act-keys.ts'
import { actTitle } from './act-title.ts'
import { layCannedReply } from './canned/lay-canned-reply.ts'
import { showSubjects } from './perform-act.ts'
import { nameOf } from './perform-many.ts'
import { planUndo, type UndoScene, type UndoStep } from './plan-undo.ts'
import type { Session } from './session.ts'
import { joinedDraft } from './take-back.ts'
import { changedWords, staysWords } from './undo-words.ts'
import { layView } from './views/lay-view.ts'
import { readOwnFlag, whatAbout } from './what-about.ts'

/** What was done longer ago is not what somebody means who presses undo, in ms: a shift. */
const undoReach = 12 * 60 * 60_000

/** Takes back what was done last and was not taken back yet: one act, or all that were done with one press. */
export function undoLast(session: Session): Result<UndoDone> {
  const last = readLastDone(session.work, session.now() - undoReach)
  if (last === null) return success({ kind: 'nothing' })
  return last.batch === null ? undoAct(session, last, false) : undoBatch(session, last.batch)
}

/** Takes back one act, whatever was done since. `isMeant`: its author was asked, where that has to be. */
export function undoOne(session: Session, id: ActId, isMeant: boolean): Result<UndoDone> {
  const kept = readAct(session.work, id)
  if (kept === null || kept.undo !== null) return failed('act-unknown', 'This was taken back already.')
  return undoAct(session, kept, isMeant)
}

function undoAct(session: Session, kept: KeptAct, isMeant: boolean): Result<UndoDone> {
  const { id, title } = kept
  const one = look(session, kept)
  const { step, ticketId } = one
  if (step.kind === 'text' && ticketId !== null) return success({ kind: 'message', actId: id, ticketId })
  if (step.kind === 'reverse' && step.asks !== null && !isMeant && ticketId !== null)
    return success({ kind: 'asks', actId: id, title, ticketId, because: step.asks })
  const { undone, stays, why } = carryOut(session, [one], null)
  return success({ kind: 'undone', title, undone, stays, why, batchId: null, ticketId, isNoteBack: false })
}

/** All of a batch with one commit: what has not left is dropped, the rest set back; what cannot be, is told. */
export function undoBatch(session: Session, id: BatchId): Result<UndoDone> {
  const { work, now } = session
  const batch = readBatch(work, id)
  const looks = readBatchActs(work, id)
    .filter(({ undo }) => undo === null)
    .map((kept) => withoutAsking(look(session, kept)))
  if (looks.length === 0) return failed('act-unknown', 'This was taken back already.')
  const title = batch?.title ?? looks[0]?.kept.title ?? ''
  const note = noteBack(session, looks)
  if (note !== null && !note.ok) return note
  const undoId = batchIdSchema.parse(randomUUID())
  return session.work.transaction(() => {
    if (note !== null) putDraft(work, note.value, now())
    const { undone, stays, reversed } = carryOut(session, looks, undoId)
    const hasMore = reversed > 0 || stays.length > 0
    if (hasMore)
      insertBatch(work, {
        id: undoId,
        title: `Undo: ${title}`,
        total: reversed,
        madeAt: now(),
        isUndo: true,
        withoutVerdict: 0,
        leftOut: stays,
      })
    const batchId = hasMore ? undoId : null
    const isNoteBack = note !== null
    if (isNoteBack) session.events.changed({ topics: ['drafts'], ticketIds: [] })
    return success({ kind: 'undone', title, undone, stays, why: '', batchId, ticketId: null, isNoteBack })
  })
}

/**
 * A note to many comes back in front of what is being typed for many by now: the draft of both. Fails where both are too
 * long for one; null where no note comes back.
 */
function noteBack({ work }: Session, looks: readonly Look[]): Result<Draft> | null {
  const [text] = looks.flatMap(({ step, kept: { act } }) =>
    step.kind === 'text' && act.kind === 'note' ? [act.body] : [],
  )
  return text === undefined ? null : joinedDraft({ kind: 'bulk-note', text }, readDraft(work, bulkNotePlace))
}

/** One act on its way back. */
interface Look {
  kept: KeptAct
  ticketId: TicketId | null
  scene: UndoScene
  step: UndoStep
}

function look(session: Session, kept: KeptAct): Look {
  const { cache, work, person } = session
  const ticketId = ticketIdSchema.safeParse(ticketIdOf(kept.subject)).data ?? null
  const groupId = groupIdSchema.safeParse(groupIdOf(kept.subject)).data ?? null
  const viewId = viewIdOf(kept.subject)
  const replyId = cannedReplyIdOf(kept.subject)
  const unsettled = readUnsettledActs(work, kept.subject)
  const scene: UndoScene = {
    ticket: ticketId === null ? null : (readTicket(cache.read, ticketId)?.shown ?? null),
    group: groupId === null ? null : (readGroup(cache.read, groupId)?.shown ?? null),
    flag: ticketId === null ? null : readOwnFlag(session, ticketId),
    view: viewId === null ? null : (layView(readView(cache.read, viewId), unsettled, person)?.view ?? null),
    reply: replyId === null ? null : layCannedReply(readCannedReply(cache.read, replyId), unsettled, person),
    later: unsettled.filter(({ place }) => place > kept.place),
    newId: randomUUID,
  }
  return { kept, ticketId, scene, step: measured(session, planUndo(kept, scene)) }
}

/** What sets back a merge is measured by both tickets, as it was: it may wake people, or not be possible any more. */
function measured(session: Session, step: UndoStep): UndoStep {
  if (step.kind !== 'reverse') return step
  const { kind } = step.act
  if (kind !== 'merge-ticket' && kind !== 'unmerge-ticket') return step
  const about = whatAbout(session, step.act)
  if (!about.ok) return { kind: 'stays', because: 'changed', fields: ['merge'] }
  return about.value.wakes === null ? step : { ...step, asks: 'wakes' }
}

/** With many at once nobody is asked about each: what would have to be asked stays as it is. */
function withoutAsking(one: Look): Look {
  return one.step.kind === 'reverse' && one.step.asks !== null
    ? { ...one, step: { kind: 'stays', because: 'asks', fields: [] } }
    : one
}

interface CarriedOut {
  undone: number
  /** Of these, those that are acts of their own. */
  reversed: number
  stays: LeftOut[]
  /** Of the last that stays, in whole or in part; else empty. */
  why: string
}

function carryOut(session: Session, looks: readonly Look[], batch: BatchId | null): CarriedOut {
  const { work } = session
  const out: CarriedOut = { undone: 0, reversed: 0, stays: [], why: '' }
  const noteKept = (one: Look, why: string) => {
    out.why = why
    if (one.ticketId !== null) out.stays.push({ ...nameOf(one.ticketId, one.scene.ticket), why })
  }
  work.transaction(() => {
    for (const one of looks) {
      const { step, kept } = one
      if (step.kind === 'stays') {
        writeUndoMark(work, kept.id, 'stays')
        noteKept(one, staysWords(session.cache.read, kept.act, step, one.scene))
        continue
      }
      out.undone += 1
      if (step.kind === 'reverse') {
        out.reversed += 1
        reverse(session, kept, step, batch)
        if (step.kept.length > 0)
          noteKept(one, changedWords(session.cache.read, kept.act, step.kept, one.scene))
        continue
      }
      deleteAct(work, kept.id)
    }
  })
  const subjects = new Set(looks.filter(({ step }) => step.kind !== 'stays').map(({ kept }) => kept.subject))
  if (subjects.size > 0) showSubjects(session, [...subjects])
  return out
}

/** The act that sets back another: one like any other, in the order of its ticket. */
function reverse(
  session: Session,
  kept: KeptAct,
  { act }: Extract<UndoStep, { kind: 'reverse' }>,
  batch: BatchId | null,
): void {
  const about = whatAbout(session, act)
  if (!about.ok) throw new Error(about.failure.message)
  const { name, base, wakes } = about.value
  insertAct(session.work, {
    id: actIdSchema.parse(randomUUID()),
    act,
    subject: subjectOf(act),
    made: madeBy(act),
    title: `Undo: ${actTitle(act, name)}`,
    base,
    madeAt: session.now(),
    wakes,
    batch,
    undo: 'undoes',
  })
  writeUndoMark(session.work, kept.id, 'undone')
}
