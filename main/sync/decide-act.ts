import type { ActId, Decision } from '../../shared/ipc/act.ts'
import { failed, success, type Failure, type Result } from '../../shared/ipc/result.ts'
import { assertNever } from '../../shared/rules/assert-never.ts'
import type { KeptAct } from '../store/act-row.ts'
import {
  deleteAct,
  readAct,
  readUnsentActs,
  writeActBase,
  writeActForced,
  writeActState,
} from '../store/acts.ts'
import { readGroup } from '../store/read-group.ts'
import { readTicket } from '../store/read-ticket.ts'
import { touchedOfGroup, touchedOfTicket } from './conflicts.ts'
import { showSubject } from './perform-act.ts'
import type { Session } from './session.ts'

/** Carries out what the author decided of an act that has not left, or was refused. */
export function decideAct(session: Session, id: ActId, decision: Decision): Result<null> {
  const kept = readAct(session.work, id)
  if (kept === null) return failed('act-unknown', 'This is no longer in the outbox.')
  if (kept.state.kind === 'sent') return failed('act-already-sent', 'This has been sent already.')
  if (kept.state.kind === 'sending') return failed('act-already-sent', 'This is being sent at this moment.')
  session.work.transaction(() => carryOut(session, kept, decision))
  showSubject(session, kept.subject)
  return success(null)
}

function carryOut(session: Session, kept: KeptAct, decision: Decision): void {
  const { work } = session
  switch (decision.kind) {
    case 'discard':
      deleteAct(work, kept.id)
      return askAboutFollowers(session, kept)
    case 'send-anyway':
      writeActForced(work, kept.id)
      return waitAgain(session, kept)
    case 'take-back':
      return deleteAct(work, kept.id)
    case 'settle':
      rebase(session, kept)
      return waitAgain(session, kept)
    case 'retry':
      return waitAgain(session, kept)
    default:
      return assertNever(decision)
  }
}

function waitAgain(session: Session, kept: KeptAct): void {
  writeActState(session.work, kept.id, { kind: 'waiting', tries: 0, nextTryAt: null }, session.now())
}

/** What stands on the service now is what the author has seen and overrules. */
function rebase(session: Session, { id, act }: KeptAct): void {
  if (act.kind === 'change-ticket') {
    const current = readTicket(session.cache.read, act.ticketId)?.pulled ?? null
    if (current !== null) writeActBase(session.work, id, touchedOfTicket(act.set, current))
  } else if (act.kind === 'change-group') {
    const current = readGroup(session.cache.read, act.groupId)?.pulled ?? null
    if (current !== null) writeActBase(session.work, id, touchedOfGroup(act.set, current))
  }
}

/** What was to happen to a ticket that will now never be filed cannot happen either: its author is told, act by act. */
function askAboutFollowers(session: Session, discarded: KeptAct): void {
  if (discarded.act.kind !== 'file-ticket' && discarded.act.kind !== 'create-group') return
  const failure: Failure = {
    code: 'not-found',
    message: `“${discarded.title}” was discarded, and this belongs to it. Discard it too, or keep its text.`,
  }
  for (const kept of readUnsentActs(session.work)) {
    if (kept.subject !== discarded.subject) continue
    writeActState(session.work, kept.id, { kind: 'needs-you', since: session.now(), failure }, session.now())
  }
}
