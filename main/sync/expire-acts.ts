import type { Failure } from '../../shared/ipc/result.ts'
import { readWaitingWakers } from '../store/acts.ts'
import { isWaking } from '../../shared/rules/wakes-people.ts'
import { standNeedsYou } from './needs-you.ts'
import { planExpiry, type WakingEntry } from './plan-expiry.ts'
import type { Session } from './session.ts'

const expired: Failure = {
  code: 'act-expired',
  message: 'This would wake people and could not leave within 5 minutes. Is it still urgent?',
}

const waited: Failure = {
  code: 'acknowledgement-waited',
  message:
    'This could not reach the desk within 2 minutes, and people go on being woken. Do you still have it?',
}

/**
 * Asks the authors of acts that wake people, or say that somebody is awake, and have waited too long. Answers when the next one would be overdue; null
 * where none waits. One that a restored desk is asked about is not meant: that question wakes nobody. Throws what the
 * disk throws; then none of them may leave.
 */
export function expireActs(session: Session): number | null {
  const waiting = readWaitingWakers(session.work).filter(({ doubt }) => doubt !== 'restored')
  const entries = waiting.flatMap(({ id, wakes, decidedAt }): WakingEntry[] =>
    wakes === null ? [] : [{ id, wakes, decidedAt }],
  )
  const plan = planExpiry(entries, session.now())
  for (const kept of waiting)
    if (plan.expire.includes(kept.id)) standNeedsYou(session, kept, isWaking(kept.wakes) ? expired : waited)
  return plan.wakeAt
}
