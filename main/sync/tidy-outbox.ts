import { deleteOldActs, readAct, writeActDoubt, writeActState } from '../store/acts.ts'
import type { KeptAct } from '../store/act-row.ts'
import { backoffMs } from './backoff.ts'
import { showSubject } from './perform-act.ts'
import type { Session } from './session.ts'

/** Sent acts are listed this long, in ms: 30 days. */
const keepSent = 30 * 24 * 60 * 60 * 1000

/**
 * Lets acts wait again of which it is not known whether they arrived: the disk refused to say so, or a crash came
 * between. Their keys make asking twice harmless. Throws what the disk throws, and then nothing has changed.
 */
export function tidyOutbox(session: Session): void {
  const { work, unkept } = session
  const now = session.now()
  const waiting = [...unkept]
    .map((id) => readAct(work, id))
    .filter((kept) => kept !== null)
    .filter(isOnItsWay)
  work.transaction(() => {
    for (const { id, tries, doubt } of waiting) {
      const nextTryAt = tries === 0 ? null : now + backoffMs(tries, session.random())
      writeActState(work, id, { kind: 'waiting', tries: tries + 1, nextTryAt }, now)
      if (doubt === null) writeActDoubt(work, id, 'unanswered')
    }
    deleteOldActs(work, now - keepSent)
  })
  unkept.clear()
  for (const { subject } of waiting) showSubject(session, subject)
}

function isOnItsWay({ state }: KeptAct): boolean {
  return state.kind === 'sending' || state.kind === 'waiting'
}
