import { urgencies, urgencyRank, type Urgency } from './urgency.ts'

/** What a ticket needs to be of each level, told to a customer whose ticket is worked at a lower one. */
export const urgencyNeeds: Record<Urgency, string> = {
  question: 'Anything may be asked, and nothing has to be broken or due.',
  'work-request': 'There has to be something for us to do: a service to set up, a setting to change, a problem to look into.',
  'urgent-work-request': 'Your own work has to have come to a stop until we answer; a wish to have it soon is not enough.',
  'impaired-function': 'Something that used to work has to have stopped, while the rest goes on; what never worked, and trouble in development, are requests.',
  'mission-critical': 'Something that used to work has to have stopped, and your web site or your mail has to be down altogether because of it.',
} // prettier-ignore

/** The levels above the one that a ticket is worked at, up to the one that was asked for; the nearest first. */
export function levelsAbove(effective: Urgency, requested: Urgency): Urgency[] {
  return urgencies.slice(urgencyRank(effective), urgencyRank(requested))
}
