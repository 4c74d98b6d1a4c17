import type { KeptAct } from '../store/act-row.ts'
import { readDoubtfulActs, writeActSent, writeActState } from '../store/acts.ts'
import { showSubject } from './perform-act.ts'
import { fieldsInConflict, readChangedNow } from './read-conflicts.ts'
import type { Session } from './session.ts'
import { hasMade } from './shows-effect.ts'

/**
 * Looks at the acts in doubt once more with what was pulled: what arrived after all is sent, and a conflict that the
 * other side took back is none any more. Throws what the disk throws.
 */
export function reviewOutbox(session: Session): void {
  const { work, cache, now } = session
  for (const kept of readDoubtfulActs(work)) {
    if (hasMade(cache.read, kept.act)) writeActSent(work, kept.id, now(), null)
    else if (isConflictOver(session, kept))
      writeActState(work, kept.id, { kind: 'waiting', tries: 0, nextTryAt: null }, now())
    else continue
    showSubject(session, kept.subject)
  }
}

function isConflictOver({ cache }: Session, kept: KeptAct): boolean {
  if (kept.state.kind !== 'needs-you' || kept.state.failure.code !== 'version-conflict') return false
  const now = readChangedNow(cache.read, kept.act)
  return now !== null && fieldsInConflict(kept, now).length === 0
}
