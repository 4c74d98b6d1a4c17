import type { ActId } from '../../shared/ipc/act.ts'
import { isOverdue, overdueAt, type Waking } from '../../shared/rules/wakes-people.ts'

/** What the plan looks at of a waiting act that wakes people. */
export interface WakingEntry {
  id: ActId
  wakes: Waking
  /** When its author last said that it should leave. */
  decidedAt: number
}

export interface ExpiryPlan {
  /** Their authors are asked instead. */
  expire: ActId[]
  /** When the next one would be overdue; null where none waits. */
  wakeAt: number | null
}

/** Which acts that wake people have waited too long to leave unasked, wherever they stand behind others. */
export function planExpiry(entries: readonly WakingEntry[], now: number): ExpiryPlan {
  const plan: ExpiryPlan = { expire: [], wakeAt: null }
  for (const { id, wakes, decidedAt } of entries) {
    if (isOverdue(wakes, decidedAt, now)) plan.expire.push(id)
    else plan.wakeAt = Math.min(plan.wakeAt ?? Infinity, overdueAt(wakes, decidedAt))
  }
  return plan
}
