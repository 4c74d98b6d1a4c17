import type { Act } from '../../shared/ipc/act.ts'
import type { Failure } from '../../shared/ipc/result.ts'
import type { ActBase, KeptAct } from '../store/act-row.ts'
import { readUnsentActs, writeActState } from '../store/acts.ts'
import { keysOf } from './act-keys.ts'
import type { Session } from './session.ts'

/**
 * What was to happen after an act that will now never happen may be pointless, or impossible: the author is asked, act
 * by act. Call it in the transaction that takes the act away; returns the subjects to show anew.
 */
export function askFollowers({ work, now }: Session, gone: KeptAct): string[] {
  // Whatever waited for a ticket to be there first is free to go without it.
  const holds = keysOf(gone.act, gone.base).holds.filter((key) => !key.startsWith('filed:'))
  const makes = gone.act.kind === 'file-ticket' || gone.act.kind === 'create-group'
  const failure: Failure = {
    code: 'earlier-discarded',
    message: makes
      ? `“${gone.title}” was discarded, and this belongs to it. Discard it too, or keep its text.`
      : `“${gone.title}” came before this and was discarded. Send this all the same, or discard it too.`,
  }
  const followers = readUnsentActs(work)
    .filter(({ state }) => state.kind === 'waiting')
    .filter(({ place, act, base }) => place > gone.place && needsAny(act, base, holds))
  const at = now()
  for (const { id } of followers) writeActState(work, id, { kind: 'needs-you', since: at, failure }, at)
  return followers.map(({ subject }) => subject)
}

function needsAny(act: Act, base: ActBase | null, holds: readonly string[]): boolean {
  return keysOf(act, base).needs.some((key) => holds.includes(key))
}
