/** The five urgencies, least to most. Source: docs/decisions/0001 and the product's own words. */
export const urgencies = [
  'question',
  'work-request',
  'urgent-work-request',
  'impaired-function',
  'mission-critical',
] as const

export type Urgency = (typeof urgencies)[number]

/** What a person reads for each level, on every screen. */
export const urgencyNames: Record<Urgency, string> = {
  question: 'Question',
  'work-request': 'Work request',
  'urgent-work-request': 'Urgent work request',
  'impaired-function': 'Impaired function',
  'mission-critical': 'Mission critical',
}

/** 1 (question) to 5 (mission critical): the order in which a queue is worked, and the digit that picks the level. */
export function urgencyRank(urgency: Urgency): number {
  return urgencies.indexOf(urgency) + 1
}

/** The level of a rank, or null where no level has that rank. */
export function urgencyOfRank(rank: number): Urgency | null {
  return urgencies[rank - 1] ?? null
}
