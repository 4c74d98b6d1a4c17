import type { ActId, Decision, DecisionOf } from '../../shared/ipc/act.ts'
import { placeOfAct } from '../../shared/ipc/drafts.ts'
import { failed, success, type Result } from '../../shared/ipc/result.ts'
import type { Message } from '../../shared/protocol/message.ts'
import { assertNever } from '../../shared/rules/assert-never.ts'
import { unseenMessages } from '../../shared/rules/unseen-messages.ts'
import type { KeptAct } from '../store/act-row.ts'
import { deleteAct, readAct, writeActContent, writeActDecided, writeActState } from '../store/acts.ts'
import { putDraft, readDraft } from '../store/drafts.ts'
import { readMessages, readTicket } from '../store/read-ticket.ts'
import { actTitle } from './act-title.ts'
import { askFollowers } from './ask-followers.ts'
import { remakeOperation } from './blocklist/remake-operation.ts'
import { saveOver } from './canned/saved-meanwhile.ts'
import { standsMark } from './conflict-words.ts'
import { showSubject } from './perform-act.ts'
import { filesOf, forgetFilesOf, moveFiles } from './files/files-of-act.ts'
import { fieldsInConflict, readChangedNow } from './read-conflicts.ts'
import type { Session } from './session.ts'
import { settledChange } from './settled-change.ts'
import { draftAgain } from './take-back.ts'
import { holdingMessages, withMessages } from './unseen.ts'
import { whatAbout } from './what-about.ts'

/** Carries out what the author decided of an act that has not left, or was refused: all of it in one commit. */
export function decideAct(session: Session, id: ActId, decision: Decision): Result<null> {
  const kept = readAct(session.work, id)
  if (kept === null) return failed('act-unknown', 'This is no longer in the outbox.')
  if (kept.state.kind === 'sent') return failed('act-already-sent', 'This has been sent already.')
  if (kept.state.kind === 'sending') return failed('act-already-sent', 'This is being sent at this moment.')
  if (kept.doubt !== null && (decision.kind === 'discard' || decision.kind === 'take-back'))
    return failed(
      'act-already-sent',
      'This may have reached the desk. As soon as the desk answers, that is known.',
    )
  const touched = session.work.transaction(() => carryOut(session, kept, decision))
  if (!touched.ok) return touched
  for (const subject of new Set([kept.subject, ...touched.value])) showSubject(session, subject)
  if (decision.kind === 'discard') for (const { id: file } of filesOf(kept.act)) session.files.remove(file)
  if (decision.kind === 'take-back') session.events.changed({ topics: ['drafts'], ticketIds: [] })
  return success(null)
}

/** Returns the subjects of other acts that it touched. A failure means that nothing was changed. */
function carryOut(session: Session, kept: KeptAct, decision: Decision): Result<string[]> {
  switch (decision.kind) {
    case 'discard':
      deleteAct(session.work, kept.id)
      forgetFilesOf(session, kept.act)
      return success(askFollowers(session, kept))
    case 'send-anyway':
      return sendAnyway(session, kept, decision.seenThrough)
    case 'take-back':
      return takeBack(session, kept)
    case 'settle':
      return settle(session, kept, decision)
    case 'retry':
      return waitAgain(session, kept)
    default:
      return assertNever(decision)
  }
}

/**
 * The author wants it to leave as of now: of an act that wakes people, this is a new decision. An operation on the blocklist
 * that the desk has not taken is made anew, on what is seen now: the desk would only repeat its refusal. A canned reply goes
 * over what stands there now.
 */
function waitAgain(session: Session, kept: KeptAct): Result<string[]> {
  const { work, now } = session
  const { id } = kept
  const remade = remakeOperation(session, kept)
  if (!remade.ok) return remade
  saveOver(session, kept)
  const at = now()
  writeActState(work, id, { kind: 'waiting', tries: 0, nextTryAt: null }, at)
  writeActDecided(work, id, at)
  return success([])
}

/**
 * The author has seen what it was held for, as far as `seenThrough`. What came after that was not shown: it holds the reply
 * still, as what arrives after this decision holds it once more.
 */
function sendAnyway(session: Session, kept: KeptAct, seenThrough: Message['id'] | null): Result<string[]> {
  const { act, title, base, wakes } = kept
  if (act.kind !== 'reply') return failed('bad-call', 'Nothing is held for messages but a reply.')
  const holding = holdingMessages(session.cache.read, kept, session.person.id)
  const messages = withMessages(readMessages(session.cache.read, act.ticketId), holding)
  const after = new Set(unseenMessages(messages, seenThrough, session.person.id).map(({ id }) => id))
  const unseen = holding.filter(({ id }) => after.has(id))
  if (unseen.length > 0)
    return failed('unseen-messages', 'Something more has arrived. Read it, then decide again.', { unseen })
  if (holding.length > 0)
    writeActContent(session.work, kept.id, { act: { ...act, seenThrough }, title, base, wakes })
  return waitAgain(session, kept)
}

/** The act becomes the draft that it was; what would have followed a ticket that is not filed now is asked about. */
function takeBack(session: Session, kept: KeptAct): Result<string[]> {
  const { work, cache } = session
  const { act } = kept
  if ((act.kind === 'reply' || act.kind === 'note') && readTicket(cache.read, act.ticketId) === null)
    return failed('not-found', 'This ticket is no longer there. Copy the text from here.')
  const place = placeOfAct(act)
  const draft = draftAgain(act, place === null ? null : readDraft(work, place))
  if (!draft.ok) return draft
  deleteAct(work, kept.id)
  moveFiles(session, act, null)
  putDraft(work, draft.value, session.now())
  return success(act.kind === 'file-ticket' ? askFollowers(session, kept) : [])
}

/**
 * Of the fields that were shown in conflict, `mine` stay as the author wants them; the others are left as the service has
 * them. Who decides about values that do not stand there any more, or not about all of them, decides again.
 */
function settle(session: Session, kept: KeptAct, { mine, shown }: DecisionOf<'settle'>): Result<string[]> {
  const { work, cache, person } = session
  const now = readChangedNow(cache.read, kept.act)
  if (now === null) return failed('not-found', 'What this would change is no longer there.')
  const fields = shown.map(({ field }) => field)
  const isAsShown =
    fieldsInConflict(cache.read, kept, now, person.id).every((field) => fields.includes(field)) &&
    shown.every(({ field, stands }) => standsMark(now.current[field]) === stands)
  if (!isAsShown)
    return failed('version-conflict', 'Somebody changed this once more. Look at it, then decide again.')
  const settled = settledChange(kept.act, now, fields, mine)
  if (settled === null) {
    deleteAct(work, kept.id)
    return success([])
  }
  const about = whatAbout(session, settled.act)
  if (!about.ok) return about
  const { name, wakes } = about.value
  writeActContent(work, kept.id, { ...settled, title: actTitle(settled.act, name), wakes })
  return waitAgain(session, kept)
}
