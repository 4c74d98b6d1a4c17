import type { Act, ActId, ActState } from '../../shared/ipc/act.ts'
import type { ActBase } from '../store/act-row.ts'
import { keysOf } from './act-keys.ts'

/** What the plan looks at of an act that has not reached the service. */
export interface PushEntry {
  id: ActId
  act: Act
  /** What its author saw of what a change sets. */
  base: ActBase | null
  state: ActState
  /** When its state began. */
  since: number
}

export interface PushPlan {
  /** May leave now, side by side: no two of them are about the same thing. */
  send: ActId[]
  /** When to plan again although nothing happened; null where nothing waits for its time. */
  wakeAt: number | null
}

/**
 * Which acts leave now. `entries` are unsent, in the order in which they were made; of each subject but groups its first
 * one is enough. One that waits, is on its way or needs its author holds the later ones about the same ticket or group, and
 * never others. Reads no further than until `most` were found: the end of one of them asks for the next plan.
 */
export function planPush(entries: Iterable<PushEntry>, now: number, most: number): PushPlan {
  const held = new Set<string>()
  const plan: PushPlan = { send: [], wakeAt: null }
  if (most <= 0) return plan
  for (const entry of entries) {
    const { holds, needs } = keysOf(entry.act, entry.base)
    const isFree = !needs.some((key) => held.has(key))
    for (const key of holds) held.add(key)
    if (!isFree || entry.state.kind !== 'waiting') continue
    const dueAt = dueTime(entry.state, entry.since, now)
    if (dueAt > now) plan.wakeAt = Math.min(plan.wakeAt ?? Infinity, dueAt)
    else plan.send.push(entry.id)
    if (plan.send.length === most) break
  }
  return plan
}

/**
 * When a waiting act may leave, in ms since 1970. A clock that is earlier than the moment the waiting began was set
 * back, and how long is left is not known: then it leaves now, instead of waiting for the lost hours once more.
 */
function dueTime(state: Extract<ActState, { kind: 'waiting' }>, since: number, now: number): number {
  return now < since ? now : Math.max(state.nextTryAt ?? now, state.undoUntil ?? now)
}
