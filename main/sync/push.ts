import type { Failure, Result } from '../../shared/ipc/result.ts'
import type { ActId, ActState } from '../../shared/ipc/act.ts'
import { cannedReplySchema } from '../../shared/protocol/canned-reply.ts'
import type { Change } from '../../shared/protocol/changes.ts'
import { groupSchema } from '../../shared/protocol/group.ts'
import { settingsReplySchema } from '../../shared/protocol/settings.ts'
import { ticketSchema } from '../../shared/protocol/ticket.ts'
import { viewSchema } from '../../shared/protocol/view.ts'
import { assertNever } from '../../shared/rules/assert-never.ts'
import type { Doubt, KeptAct } from '../store/act-row.ts'
import {
  countSending, readAct, walkUnsentHeads, writeActDoubt, writeActSent, writeActState,
} from '../store/acts.ts' // prettier-ignore
import { isChangeOfSettings, pageIdOf } from './act-keys.ts'
import { afterFailure } from './after-failure.ts'
import type { FedRow } from './answered-rows.ts'
import { applyChanges } from './apply-changes.ts'
import { backoffMs } from './backoff.ts'
import { areFilesForgotten, noteActFilesSent } from './files/files-of-act.ts'
import { sendFiles } from './files/send-files.ts'
import { standNeedsYou } from './needs-you.ts'
import { showSubject, tellSubjects } from './perform-act.ts'
import { planPush } from './plan-push.ts'
import { prepareAct } from './prepare-act.ts'
import { bearsId, readResult, type ActResult } from './read-result.ts'
import { forgotten } from './restored-desk.ts'
import type { Session } from './session.ts'
import { subjectOfChange } from './subject-of-change.ts'

/** Side by side: enough to hide the way to the service, too few to crowd out the pull. */
const mostAtOnce = 4
/** A change that meets another one each time it is merged begins to wait in between after this many times. */
const mostMergesAtOnce = 5

/** What pushing needs of the loops around it. */
export interface PushSurroundings {
  /** The desk said what became of an act, or nobody did: `takeAnswers` wants to hear of it, soon. */
  answered: (answered: Answered) => void
  /** An act reached the service: its result is worth fetching. */
  sent: () => void
  /** The line or the desk failed under an act: an exchange tells which, and whether it is over. */
  lineFailed: (failure: Failure) => void
  lockedOut: (failure: Failure) => void
  /** The desk asked for a pause. */
  askedToWait: (failure: Failure) => void
  /** The disk did not take what became of an act. It stays, and waits for room. */
  diskRefused: () => void
}

/** An act that left, and what came back. */
export interface Answered {
  kept: KeptAct
  answer: Result<unknown>
  /** The act itself has not left: only a file of it did not get through. */
  isUnsent?: boolean
}

/** An act that leaves now, and the version that it is based on. */
interface Leaving {
  kept: KeptAct
  version: number | null
}

/**
 * Sends what the plan lets go. Returns when the plan wants to be asked again; null where nothing waits for its time. What
 * comes back is worth another plan, too.
 */
export function pushDue(session: Session, around: PushSurroundings, again: () => void): number | null {
  if (session.closed || session.locked !== null) return null
  const free = mostAtOnce - countSending(session.work)
  const plan = planPush(walkUnsentHeads(session.work), session.now(), free)
  const picked = plan.send
    .filter((id) => !session.unkept.has(id))
    .map((id) => readAct(session.work, id))
    .filter((kept) => kept !== null)
  try {
    const leaving = letGo(session, picked)
    for (const one of leaving) void pushSafely(session, one, around)
    // Whoever needs its author left room for others.
    if (leaving.length < picked.length) void Promise.resolve().then(again)
  } catch {
    for (const { id } of picked) session.unkept.add(id)
    around.diskRefused()
  }
  return plan.wakeAt
}

/** Notes in one commit which of these leave; the others need their author. */
function letGo(session: Session, picked: readonly KeptAct[]): Leaving[] {
  const leaving: Leaving[] = []
  for (const kept of picked) {
    const prepared = prepareAct(session.cache.read, kept, session.person.id)
    if (prepared.ok) leaving.push({ kept, version: prepared.value.version })
    else standNeedsYou(session, kept, prepared.failure)
  }
  if (leaving.length === 0) return leaving
  const since = session.now()
  session.work.transaction(() => {
    for (const { kept } of leaving) writeState(session, kept.id, { kind: 'sending', since })
  })
  session.events.changed({ topics: ['outbox'], ticketIds: [] })
  return leaving
}

/** Never rejects: whatever is thrown on the way, the act stays in the outbox and is taken up again. */
async function pushSafely(session: Session, leaving: Leaving, around: PushSurroundings): Promise<void> {
  const { kept, version } = leaving
  const { id, act, forced, base } = kept
  try {
    const files = await sendFiles(session, kept)
    if (!files.ok) return around.answered({ kept, answer: files, isUnsent: true })
    around.answered({ kept, answer: await session.remote.send({ id, act, forced, version, base }) })
  } catch {
    session.unkept.add(id)
    around.diskRefused()
  }
}

/** Keeps what became of acts: in one commit where they arrived, since each commit waits for the disk. Throws nothing. */
export function takeAnswers(session: Session, together: readonly Answered[], around: PushSurroundings): void {
  if (session.closed) return
  const arrived: Arrived[] = []
  for (const { kept, answer, isUnsent = false } of together) {
    const result = answer.ok ? readResult(kept.act, answer.value, session.person.id) : answer
    if (result.ok) arrived.push({ kept, result: result.value })
    else keepOrLater(session, [kept], around, () => fail(session, kept, result.failure, around, isUnsent))
  }
  if (arrived.length === 0) return
  const acts = arrived.map(({ kept }) => kept)
  keepOrLater(session, acts, around, () => finish(session, arrived, around))
}

/** An act that the service carried out, and what it made of it. */
interface Arrived {
  kept: KeptAct
  result: ActResult
}

/** Whatever the disk refuses, the acts stay in the outbox and are taken up again. */
function keepOrLater(
  session: Session,
  acts: readonly KeptAct[],
  around: PushSurroundings,
  keep: () => void,
): void {
  try {
    keep()
  } catch {
    for (const { id } of acts) session.unkept.add(id)
    around.diskRefused()
  }
}

/** One commit: that the acts were sent, and that what they did is here, where the answers bring that. */
function finish(session: Session, arrived: readonly Arrived[], around: PushSurroundings): void {
  const { work } = session
  work.transaction(() => {
    const changes: Change[] = []
    const expected: FedRow[] = []
    for (const { kept, result } of arrived) {
      writeActSent(work, kept.id, session.now(), result.version)
      noteActFilesSent(session, kept)
      if (result.change !== null) changes.push(result.change)
      if (result.expected !== undefined) expected.push(result.expected)
    }
    if (changes.length + expected.length > 0) applyAnswers(session, changes, expected)
  })
  const [shown, open] = [new Set<string>(), new Set<string>()]
  for (const { kept } of arrived) (readAct(work, kept.id)?.settled === true ? shown : open).add(kept.subject)
  if (shown.size > 0) tellSubjects(session, [...shown])
  for (const subject of open) showSubject(session, subject)
  around.sent()
}

/** What the service answered counts like what it feeds; if the disk refuses it, the feed brings it again. */
function applyAnswers(session: Session, changes: readonly Change[], expected: readonly FedRow[] = []): void {
  try {
    const { cache, work, person } = session
    applyChanges(cache, work, person, {
      changes,
      expected,
      unknownKinds: new Set(),
      position: null,
      indexWords: true,
      layActs: true,
    })
  } catch {
    for (const change of changes) session.unshown.add(subjectOfChange(change))
  }
}

function fail(
  session: Session,
  kept: KeptAct,
  failure: Failure,
  around: PushSurroundings,
  isUnsent: boolean,
): void {
  if (kept.tries < mostMergesAtOnce && areFilesForgotten(session, kept.act, failure))
    return become(session, kept, waitingAfter(session, kept, failure), kept.doubt)
  const meaning = afterFailure(failure)
  switch (meaning) {
    case 'try-again':
      if (isUnsent) become(session, kept, waitingAfter(session, kept, failure), kept.doubt)
      else waitInDoubt(session, kept, failure)
      around.askedToWait(failure)
      return around.lineFailed(failure)
    case 'locked-out':
      writeState(session, kept.id, { kind: 'waiting', tries: kept.tries, nextTryAt: null })
      return around.lockedOut(failure)
    case 'compare':
      return compareAgain(session, kept, failure)
    case 'resync':
    case 'needs-you':
      return become(session, kept, { kind: 'needs-you', since: session.now(), failure }, null)
    default:
      return assertNever(meaning)
  }
}

/**
 * 412: what the service has now is kept as pulled, and the act is weighed against it like any other time. It also says
 * that the service has not carried the act out under this key.
 */
function compareAgain(session: Session, kept: KeptAct, failure: Failure): void {
  const ticket = ticketSchema.safeParse(failure.current)
  const group = groupSchema.safeParse(failure.current)
  const settings = settingsReplySchema.safeParse(failure.current)
  const view = viewSchema.safeParse(failure.current)
  const canned = cannedReplySchema.safeParse(failure.current)
  const { act } = kept
  if (act.kind === 'change-ticket' && ticket.success && ticket.data.id === act.ticketId) {
    const { id, version } = ticket.data
    applyAnswers(session, [{ seq: 1, kind: 'ticket', op: 'put', id, version, doc: ticket.data }])
  } else if (act.kind === 'change-group' && group.success && group.data.id === act.groupId) {
    const { id, version } = group.data
    applyAnswers(session, [{ seq: 1, kind: 'group', op: 'put', id, version, doc: group.data }])
  } else if (isChangeOfSettings(act) && settings.success) {
    const { version } = settings.data
    applyAnswers(session, [{ seq: 1, kind: 'settings', op: 'put', id: 'desk', version, doc: settings.data }])
  } else if (act.kind === 'change-view' && view.success && view.data.id === act.viewId) {
    const { id, version } = view.data
    applyAnswers(session, [{ seq: 1, kind: 'view', op: 'put', id, version, doc: view.data }])
  } else if (act.kind === 'put-canned-reply' && canned.success && canned.data.id === act.cannedReplyId) {
    const { id, version } = canned.data
    applyAnswers(session, [{ seq: 1, kind: 'canned-reply', op: 'put', id, version, doc: canned.data }])
  } else if (pageIdOf(kept.subject) !== null) {
    // A page has no version to compare: its author decides.
    return become(session, kept, { kind: 'needs-you', since: session.now(), failure }, null)
  } else if (bearsId(failure.current, act)) {
    // A newer desk's: it was not carried out, and what stands there comes with the feed, or with an upgrade.
    return become(session, kept, waitingAfter(session, kept, failure), null)
  } else {
    return waitInDoubt(session, kept, failure)
  }
  become(session, kept, afterComparing(session, kept), null)
}

function afterComparing(session: Session, kept: KeptAct): ActState {
  const since = session.now()
  if (kept.doubt === 'restored' && kept.wakes !== null)
    return { kind: 'needs-you', since, failure: forgotten }
  const prepared = prepareAct(session.cache.read, { ...kept, doubt: null }, session.person.id)
  if (!prepared.ok) return { kind: 'needs-you', since, failure: prepared.failure }
  const tries = kept.tries + 1
  const nextTryAt = tries > mostMergesAtOnce ? since + backoffMs(tries, session.random()) : null
  return { kind: 'waiting', tries, nextTryAt }
}

/**
 * Nobody said what became of it, unless the desk itself says that it did not look at it, or failed over it and took all
 * back: then its author may discard it, although it would be refused for ever.
 */
function waitInDoubt(session: Session, kept: KeptAct, failure: Failure): void {
  const isUntouched = failure.code === 'rate-limited' || failure.code === 'internal'
  const doubt = isUntouched ? kept.doubt : (kept.doubt ?? 'unanswered')
  become(session, kept, waitingAfter(session, kept, failure), doubt)
}

function waitingAfter(session: Session, kept: KeptAct, failure: Failure): ActState {
  const tries = kept.tries + 1
  const nextTryAt = session.now() + backoffMs(tries, session.random(), failure.retryAfterMs)
  // What else it brings may be large, and says nothing to the author.
  const lastFailure = { code: failure.code, message: failure.message }
  return { kind: 'waiting', tries, nextTryAt, lastFailure }
}

/** What came of an act, in one commit, and then on the screen. */
function become(session: Session, kept: KeptAct, state: ActState, doubt: Doubt | null): void {
  session.work.transaction(() => {
    writeState(session, kept.id, state)
    writeActDoubt(session.work, kept.id, doubt)
  })
  showSubject(session, kept.subject)
}

function writeState(session: Session, id: ActId, state: ActState): void {
  writeActState(session.work, id, state, session.now())
}
