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

/** Whether the customer was right, or could not know better: it speaks for them, whoever they were. */
export function isInFavour(found: string): found is 'justified' | 'could-not-know' {
  return found === 'justified' || found === 'could-not-know'
}

/**
 * The judged urgency that follows from a verdict: what was asked for where the customer was right or
 * could not know better, else the level the staff worked with.
 */
export function judgedUrgency(verdict: Verdict, requested: Urgency, effective: Urgency): Urgency {
  return isInFavour(verdict) ? requested : effective
}
