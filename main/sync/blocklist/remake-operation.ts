import { madeOf } from '../../../shared/ipc/made-operation.ts'
import { success, type Failure, type Result } from '../../../shared/ipc/result.ts'
import type { KeptAct } from '../../store/act-row.ts'
import { writeActContent } from '../../store/acts.ts'
import type { Session } from '../session.ts'
import { keepStamp, makeOperation } from './make-operation.ts'

/** What the desk refused, or what now has nothing to follow on: the desk does not have it. */
const isNotTaken: ReadonlySet<Failure['code']> = new Set([
  'forbidden',
  'not-found',
  'invalid-reference',
  'invalid-request',
  'earlier-discarded',
])

/**
 * Makes an operation anew that its author sends again, where the desk is known not to have it. Every other one leaves as it
 * is: the desk may have it, and would take another one under its id for a mistake. Fails where it makes no sense any more.
 */
export function remakeOperation(session: Session, kept: KeptAct): Result<null> {
  const { id, act, base, place, title, wakes, state, doubt } = kept
  if (act.kind !== 'change-blocklist' || state.kind !== 'needs-you' || doubt !== null) return success(null)
  if (!isNotTaken.has(state.failure.code)) return success(null)
  const made = makeOperation(session, act, { place, attempt: madeOf(base)?.attempt ?? 0 })
  if (!made.ok) return made
  writeActContent(session.work, id, { act, title, base: made.value, wakes })
  keepStamp(session.work, made.value)
  return success(null)
}
