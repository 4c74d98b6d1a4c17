import type { Act, ActId, ActState } from '../../shared/ipc/act.ts'
import { keysOf } from './act-keys.ts'

/** What the plan looks at of an act that has not reached the service. */
export interface PushEntry {
  id: ActId
  act: Act
  state: ActState
}

export interface PushPlan {
  /** May leave now, side by side: no two of them are about the same thing. */
  send: ActId[]
  /** When to plan again although nothing happened; null where nothing is backing off. */
  wakeAt: number | null
}

/**
 * Which acts leave now. `entries` are unsent, in the order in which they were made. One that waits, is on its way or
 * needs its author holds the later ones about the same ticket or group, and never others.
 */
export function planPush(entries: readonly PushEntry[], now: number, mostAtOnce: number): PushPlan {
  const held = new Set<string>()
  const plan: PushPlan = { send: [], wakeAt: null }
  let underWay = entries.filter((entry) => entry.state.kind === 'sending').length
  for (const entry of entries) {
    const { holds, needs } = keysOf(entry.act)
    const isFree = !needs.some((key) => held.has(key))
    for (const key of holds) held.add(key)
    if (!isFree || entry.state.kind !== 'waiting') continue
    const { nextTryAt } = entry.state
    if (nextTryAt !== null && nextTryAt > now) {
      plan.wakeAt = Math.min(plan.wakeAt ?? Infinity, nextTryAt)
    } else if (underWay < mostAtOnce) {
      plan.send.push(entry.id)
      underWay += 1
    }
  }
  return plan
}
