import { urgencyRank, type Urgency } from '../../../shared/rules/urgency.ts'

/** Whether the customer reads of a level, and why it was chosen: where it is lower than theirs. */
export function isToldToCustomer(requested: Urgency, to: Urgency): boolean {
  return urgencyRank(to) < urgencyRank(requested)
}
