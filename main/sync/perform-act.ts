import { randomUUID } from 'node:crypto'
import { actIdSchema, type Act, type ActId } from '../../shared/ipc/act.ts'
import { placeOfAct } from '../../shared/ipc/drafts.ts'
import type { Topic } from '../../shared/ipc/events.ts'
import { madeOf } from '../../shared/ipc/made-operation.ts'
import { failed, success, type Result } from '../../shared/ipc/result.ts'
import { ticketIdSchema, type TicketId } from '../../shared/protocol/common.ts'
import { findActByMade, insertAct, writeActSettled, type NewAct } from '../store/acts.ts'
import { changeCache } from '../store/cache-change.ts'
import { deleteDraft } from '../store/drafts.ts'
import { ticketIdsOfPage } from '../store/read-pages.ts'
import { indexSomeText, markTextDueByTicket } from '../store/text-index.ts'
import {
  blockedGroupIdOf,
  cannedReplyIdOf,
  groupIdOf,
  madeBy,
  pagedTicketIdOf,
  pageIdOf,
  subjectOf,
  ticketIdOf,
  viewIdOf,
} from './act-keys.ts'
import { actTitle } from './act-title.ts'
import { addressOperations } from './blocklist/address-operations.ts'
import { keepStamp, laterBy } from './blocklist/make-operation.ts'
import { checkFiles, moveFiles } from './files/files-of-act.ts'
import { readMergeTrail } from './joined-tickets.ts'
import { refreshDue } from './refresh-due.ts'
import { relaySubject } from './relay.ts'
import { tellConnection, type Session } from './session.ts'
import { whatAbout } from './what-about.ts'

/**
 * Does what a person asked for: one commit to `work.db`, which also takes away the draft it was. Answered once that
 * commit is on the disk; whatever fails after it is mended by the next start, and the act is not lost. A reply, and
 * the deletion of a view, leaves no earlier than `undoMs` from now.
 */
export function performAct(session: Session, asked: Act, undoMs = 0): Result<{ actId: ActId }> {
  const made = madeBy(asked)
  const before = made === null ? null : findActByMade(session.work, made)
  if (before !== null) return success({ actId: before.id })
  const prepared = prepareAll(session, asked)
  if (!prepared.ok) return prepared
  const [first, ...others] = prepared.value
  const canBeUndone = asked.kind === 'reply' || asked.kind === 'delete-view'
  const undoUntil = canBeUndone && undoMs > 0 ? first.madeAt + undoMs : null
  const place = placeOfAct(asked)
  session.work.transaction(() => {
    for (const one of [first, ...others]) {
      insertAct(session.work, { ...one, undoUntil })
      moveFiles(session, one.act, one.id)
      const operation = one.act.kind === 'change-blocklist' ? madeOf(one.base) : null
      if (operation !== null) keepStamp(session.work, operation)
    }
    if (place !== null) deleteDraft(session.work, place)
  })
  showSubjects(session, [first, ...others].map(({ subject }) => subject)) // prettier-ignore
  return success({ actId: first.id })
}

type Prepared = Omit<NewAct, 'undoUntil'>

/** What one press asks for is kept together, or nothing of it: one act, or one for each group that was merged since. */
function prepareAll(session: Session, asked: Act): Result<[Prepared, ...Prepared[]]> {
  if (asked.kind !== 'change-blocklist') {
    const alone = prepare(session, asked, 0)
    return alone.ok ? success([alone.value]) : alone
  }
  const all: Prepared[] = []
  for (const [place, act] of addressOperations(session, asked).entries()) {
    const one = prepare(session, act, place)
    if (!one.ok) return one
    all.push(one.value)
  }
  const [first, ...others] = all
  if (first === undefined) return failed('bad-call', 'Nothing is asked for.')
  return success([first, ...others])
}

/** `place`: of an operation among those that one press makes; their stamps ascend. */
function prepare(session: Session, act: Act, place: number): Result<Prepared> {
  const about = whatAbout(session, act)
  if (!about.ok) return about
  const files = checkFiles(session, act)
  if (!files.ok) return files
  const { name, base, wakes } = about.value
  const operation = act.kind === 'change-blocklist' ? madeOf(base) : null
  return success({
    id: actIdSchema.parse(randomUUID()),
    act,
    subject: subjectOf(act),
    made: madeBy(act),
    title: actTitle(act, name),
    base: operation === null ? base : laterBy(operation, place),
    madeAt: session.now(),
    wakes,
  })
}

/**
 * Lays the acts of a subject anew and tells the screens. What is shown is only derived: where the disk refuses it, the
 * act stands all the same, and the showing is made up for with the next exchange.
 */
export function showSubject(session: Session, subject: string): void {
  showSubjects(session, [subject])
}

/** The same for many, in one commit. */
export function showSubjects(session: Session, subjects: readonly string[]): void {
  try {
    const settled = changeCache(session.cache, (change) =>
      subjects.flatMap((subject) => {
        const ticketId = ticketIdOf(subject)
        if (ticketId !== null) markTextDueByTicket(change.database, ticketId)
        return relaySubject(change, session.work, session.person, subject)
      }),
    )
    // The feed may have shown a result before its answer came.
    if (settled.length > 0)
      session.work.transaction(() => settled.forEach((id) => writeActSettled(session.work, id)))
    indexSomeText(session.cache.write, subjects.length)
    for (const subject of subjects) session.unshown.delete(subject)
    void refreshDue(session)
  } catch {
    for (const subject of subjects) session.unshown.add(subject)
  }
  tellSubjects(session, subjects)
}

/** Tells the screens about subjects that are shown as they should be already. */
export function tellSubjects(session: Session, subjects: readonly string[]): void {
  const ticketIds = subjects.flatMap((subject) => ticketsOf(session, subject))
  const topics = new Set<Topic>(['tickets', 'groups', 'outbox'])
  const isBlocklist = subjects.some((subject) => blockedGroupIdOf(subject) !== null)
  for (const subject of subjects) {
    // Whom a group was merged into, and how it is called, the list shows too.
    if (isBlocklist || groupIdOf(subject) !== null) topics.add('blocklist')
    if (pagedTicketIdOf(subject) !== null || pageIdOf(subject) !== null) topics.add('pages')
    if (subject === 'settings') topics.add('provider')
    if (viewIdOf(subject) !== null) topics.add('views')
    if (cannedReplyIdOf(subject) !== null) topics.add('canned-replies')
  }
  // Whether a group is blocked stands on every ticket of it.
  session.events.changed({ topics: [...topics], ticketIds: isBlocklist ? null : ticketIds })
  tellConnection(session)
}

function ticketsOf({ cache }: Session, subject: string): TicketId[] {
  const pageId = pageIdOf(subject)
  const ticketId = ticketIdOf(subject) ?? pagedTicketIdOf(subject)
  const ids = pageId !== null ? ticketIdsOfPage(cache.read, pageId) : ticketId === null ? [] : [ticketId]
  const shownOn = ticketId === null ? [] : readMergeTrail(cache.read, ticketId)
  return [...ids.map((id) => ticketIdSchema.parse(id)), ...shownOn]
}
