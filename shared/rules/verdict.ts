import type { Urgency } from './urgency.ts'

/** What the staff found, afterwards, of the urgency a customer chose. */
export const verdicts = ['justified', 'overstated', 'false-alarm', 'could-not-know'] as const

export type Verdict = (typeof verdicts)[number]

export const verdictNames: Record<Verdict, string> = {
  justified: 'Justified',
  overstated: 'Overstated',
  'false-alarm': 'False alarm',
  'could-not-know': 'Could not know',
}

/**
 * The judged urgency that follows from a verdict: what was asked for where the customer was right or
 * could not know better, else the level the staff worked with.
 */
export function judgedUrgency(verdict: Verdict, requested: Urgency, effective: Urgency): Urgency {
  return verdict === 'justified' || verdict === 'could-not-know' ? requested : effective
}
