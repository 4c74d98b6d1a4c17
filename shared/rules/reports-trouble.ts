import { isActive } from './status.ts'
import { urgencyRank } from './urgency.ts'
import type { Standing } from './wakes-people.ts'

const leastTrouble = urgencyRank('impaired-function')

/**
 * Whether a ticket's step from one standing to the next says that something has stopped: it is filed, raised to or
 * reopened at impaired function or mission critical. `before` is null where it is filed.
 */
export function reportsTrouble(before: Standing | null, after: Standing): boolean {
  if (urgencyRank(after.urgency) < leastTrouble || !isActive(after.status)) return false
  if (before === null || !isActive(before.status)) return true
  return urgencyRank(after.urgency) > urgencyRank(before.urgency)
}
