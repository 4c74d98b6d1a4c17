import { urgencyRank, type Urgency } from '../../shared/rules/urgency.ts'
import type { Verdict } from '../../shared/rules/verdict.ts'
import type { Random } from './random.ts'

/** What the staff judge of a report that asked to be heard at once; null where nobody judged, or nothing is to judge. */
export function verdictOn(random: Random, requested: Urgency, truth: Urgency): Verdict | null {
  if (urgencyRank(requested) < urgencyRank('impaired-function') || random.chance(0.12)) return null
  const excess = urgencyRank(requested) - urgencyRank(truth)
  if (excess <= 0) return 'justified'
  if (random.chance(0.12)) return 'could-not-know'
  return excess === 1 ? 'overstated' : 'false-alarm'
}
