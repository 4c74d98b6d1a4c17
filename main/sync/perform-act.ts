import { randomUUID } from 'node:crypto'
import { actIdSchema, type Act, type ActId } from '../../shared/ipc/act.ts'
import { placeOfAct } from '../../shared/ipc/drafts.ts'
import { success, type Result } from '../../shared/ipc/result.ts'
import { ticketIdSchema, type TicketId } from '../../shared/protocol/common.ts'
import { findActByMade, insertAct } from '../store/acts.ts'
import { changeCache } from '../store/cache-change.ts'
import { deleteDraft } from '../store/drafts.ts'
import { indexSomeText, markTextDueByTicket } from '../store/text-index.ts'
import { madeBy, subjectOf, ticketIdOf } from './act-keys.ts'
import { actTitle } from './act-title.ts'
import { relaySubject } from './relay.ts'
import { tellConnection, type Session } from './session.ts'
import { whatAbout } from './what-about.ts'

/**
 * Does what a person asked for: one commit to `work.db`, which also takes away the draft it was. Answered once that
 * commit is on the disk; whatever fails after it is mended by the next start, and the act is not lost. A reply leaves
 * no earlier than `undoMs` from now.
 */
export function performAct(session: Session, act: Act, undoMs = 0): Result<{ actId: ActId }> {
  const made = madeBy(act)
  const before = made === null ? null : findActByMade(session.work, made)
  if (before !== null) return success({ actId: before.id })
  const about = whatAbout(session.cache.read, act)
  if (!about.ok) return about
  const id = actIdSchema.parse(randomUUID())
  const subject = subjectOf(act)
  const { name, base, wakes } = about.value
  const title = actTitle(act, name)
  const place = placeOfAct(act)
  const madeAt = session.now()
  const undoUntil = act.kind === 'reply' && undoMs > 0 ? madeAt + undoMs : null
  session.work.transaction(() => {
    insertAct(session.work, { id, act, subject, made, title, base, madeAt, wakes, undoUntil })
    if (place !== null) deleteDraft(session.work, place)
  })
  showSubject(session, subject)
  return success({ actId: id })
}

/**
 * Lays the acts of a subject anew and tells the screens. What is shown is only derived: where the disk refuses it, the
 * act stands all the same, and the showing is made up for with the next exchange.
 */
export function showSubject(session: Session, subject: string): void {
  const ticketId = ticketIdOf(subject)
  try {
    changeCache(session.cache, (change) => {
      relaySubject(change, session.work, session.person, subject)
      if (ticketId !== null) markTextDueByTicket(change.database, ticketId)
    })
    indexSomeText(session.cache.write, 1)
    session.unshown.delete(subject)
  } catch {
    session.unshown.add(subject)
  }
  tellSubjects(session, [subject])
}

/** Tells the screens about subjects that are shown as they should be already. */
export function tellSubjects(session: Session, subjects: readonly string[]): void {
  const ticketIds = subjects.flatMap((subject) => namedTicket(ticketIdOf(subject)))
  session.events.changed({ topics: ['tickets', 'groups', 'outbox'], ticketIds })
  tellConnection(session)
}

function namedTicket(ticketId: string | null): TicketId[] {
  return ticketId === null ? [] : [ticketIdSchema.parse(ticketId)]
}
