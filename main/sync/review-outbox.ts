import type { KeptAct } from '../store/act-row.ts'
import { readDoubtfulActs, standsBehind, writeActDoubt, writeActSent, writeActState } from '../store/acts.ts'
import { noteActFilesSent } from './files/files-of-act.ts'
import { showSubject } from './perform-act.ts'
import { fieldsInConflict, readChangedNow } from './read-conflicts.ts'
import type { Session } from './session.ts'
import { hasMade, showsEffect } from './shows-effect.ts'

/**
 * Looks at the acts in doubt once more with what was pulled: what arrived after all is sent, what its author is asked
 * about did not arrive, and a conflict that the other side took back is none any more. Throws what the disk throws.
 */
export function reviewOutbox(session: Session): void {
  const { work, cache, now } = session
  for (const kept of readDoubtfulActs(work)) {
    if (hasArrived(kept)) {
      writeActSent(work, kept.id, now(), null)
      noteActFilesSent(session, kept)
    } else if (isConflictOver(session, kept))
      writeActState(work, kept.id, { kind: 'waiting', tries: 0, nextTryAt: null }, now())
    else if (kept.state.kind === 'needs-you' && kept.doubt !== null) writeActDoubt(work, kept.id, null)
    else continue
    showSubject(session, kept.subject)
  }

  /**
   * One that was asked about because it was late may have been under way even then: what it wanted is so by now. What takes back an
   * earlier one that has not arrived tells nothing by its effect.
   */
  function hasArrived(kept: KeptAct): boolean {
    const { doubt, act, state } = kept
    const isLate = state.kind === 'needs-you' && state.failure.code === 'act-expired'
    return (doubt === null && !isLate) || standsBehind(work, kept)
      ? hasMade(cache.read, act)
      : showsEffect(cache.read, act, session.person.id)
  }
}

function isConflictOver({ cache, person }: Session, kept: KeptAct): boolean {
  if (kept.state.kind !== 'needs-you' || kept.state.failure.code !== 'version-conflict') return false
  const now = readChangedNow(cache.read, kept.act)
  return now !== null && fieldsInConflict(cache.read, kept, now, person.id).length === 0
}
