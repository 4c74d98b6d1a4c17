import { deleteOldBatches } from '../store/batches.ts'
import { deleteOldActs, readAct, writeActDoubt, writeActState } from '../store/acts.ts'
import type { KeptAct } from '../store/act-row.ts'
import { backoffMs } from './backoff.ts'
import { showSubject } from './perform-act.ts'
import type { Session } from './session.ts'

/** Sent acts are listed this long, in ms: 30 days. */
export const keepSent = 30 * 24 * 60 * 60 * 1000

/**
 * Lets acts wait again of which it is not known whether they arrived: the disk refused to say so, or a crash came
 * between. Their keys make asking twice harmless. True where any does: then the outbox wants a new plan. Throws what the
 * disk throws, and then nothing has changed.
 */
export function tidyOutbox(session: Session): boolean {
  const { work, unkept } = session
  const now = session.now()
  const lost = [...unkept]
    .map((id) => readAct(work, id))
    .filter((kept) => kept !== null)
    .filter(({ state }) => state.kind === 'sending')
  work.transaction(() => {
    for (const kept of lost) waitInDoubt(session, kept, now)
    deleteOldActs(work, now - keepSent)
    deleteOldBatches(work, now - keepSent)
  })
  const hadAny = unkept.size > 0
  unkept.clear()
  for (const kept of lost) showSubject(session, kept.subject)
  return hadAny
}

function waitInDoubt({ work, random }: Session, { id, tries, doubt }: KeptAct, now: number): void {
  const nextTryAt = tries === 0 ? null : now + backoffMs(tries, random())
  writeActState(work, id, { kind: 'waiting', tries: tries + 1, nextTryAt }, now)
  if (doubt === null) writeActDoubt(work, id, 'unanswered')
}
