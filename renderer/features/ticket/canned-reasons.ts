import { urgencyRank, type Urgency } from '../../../shared/rules/urgency.ts'

/* These words go to the desk, and to customers, as they stand here: in English, whatever the console speaks. */

/** Why a ticket is not of the level it was, in words that its customer may read. */
const whyLower: Record<Urgency, readonly string[]> = {
  question: [],
  'work-request': ['This is a question that can wait.'],
  'urgent-work-request': [
    'Work can go on until this is answered.',
    'There is time until the day that was named.',
  ],
  'impaired-function': [
    'This never worked before, so nothing has stopped.',
    'What has stopped is in development, not on the site.',
    'It works again, and what is left can wait.',
  ],
  'mission-critical': [
    'The site and the mail are not down altogether.',
    'This never worked before, so nothing has stopped.',
    'It works again, and what is left can wait.',
  ],
}

/** Why a ticket is of the level it becomes. */
const whyHigher: Record<Urgency, readonly string[]> = {
  question: [],
  'work-request': ['There is work to be done, not only a question.'],
  'urgent-work-request': ['They cannot go on working until this is answered.'],
  'impaired-function': ['Something that did work has stopped.', 'It is worse than it was reported.'],
  'mission-critical': ['The site or the mail is down altogether.', 'It is worse than it was reported.'],
}

/** What a change of urgency mostly has for a reason; none where it is no change. */
export function urgencyReasons(from: Urgency, to: Urgency): readonly string[] {
  if (from === to) return []
  return isLower(from, to) ? whyLower[from] : whyHigher[to]
}

function isLower(from: Urgency, to: Urgency): boolean {
  return urgencyRank(to) < urgencyRank(from)
}

/** How an urgency is mostly abused. */
export const flagReasons: readonly string[] = [
  'The site was not down.',
  'It never worked before.',
  'It could have waited.',
  'The same matter again.',
  'Urgent only to be answered sooner.',
]
