import type { Failure } from '../../shared/ipc/result.ts'
import type { KeptAct } from '../store/act-row.ts'
import { writeActState } from '../store/acts.ts'
import { showSubject } from './perform-act.ts'
import type { Session } from './session.ts'

/** An act that its author has to decide about, and why. Throws what the disk throws. */
export function standNeedsYou(session: Session, kept: KeptAct, failure: Failure): void {
  const since = session.now()
  writeActState(session.work, kept.id, { kind: 'needs-you', since, failure }, since)
  showSubject(session, kept.subject)
}
