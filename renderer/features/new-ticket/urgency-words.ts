import type { Urgency } from '../../../shared/rules/urgency.ts'

/** The five levels in a line each, for somebody who listens while choosing. */
export const urgencyWords: Record<Urgency, string> = {
  question: 'Can wait: questions, unusual wishes, contact changes',
  'work-request': 'The normal case: new services, configuration',
  'urgent-work-request': 'They cannot go on working until it is answered',
  'impaired-function': 'Something that did work has stopped; the site still functions',
  'mission-critical': 'Site or mail is down altogether. The level that wakes people',
}
