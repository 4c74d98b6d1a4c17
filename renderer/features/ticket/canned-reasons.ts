import { urgencyRank, type Urgency } from '../../../shared/rules/urgency.ts'
import { i18n } from '../../texts/i18n.ts'

/** Why a ticket is not of the level it was, in words that its customer may read. */
const whyLower: Record<Urgency, readonly string[]> = {
  question: [],
  'work-request': [i18n.t('This is a question that can wait.')],
  'urgent-work-request': [
    i18n.t('Work can go on until this is answered.'),
    i18n.t('There is time until the day that was named.'),
  ],
  'impaired-function': [
    i18n.t('This never worked before, so nothing has stopped.'),
    i18n.t('What has stopped is in development, not on the site.'),
    i18n.t('It works again, and what is left can wait.'),
  ],
  'mission-critical': [
    i18n.t('The site and the mail are not down altogether.'),
    i18n.t('This never worked before, so nothing has stopped.'),
    i18n.t('It works again, and what is left can wait.'),
  ],
}

/** Why a ticket is of the level it becomes. */
const whyHigher: Record<Urgency, readonly string[]> = {
  question: [],
  'work-request': [i18n.t('There is work to be done, not only a question.')],
  'urgent-work-request': [i18n.t('They cannot go on working until this is answered.')],
  'impaired-function': [
    i18n.t('Something that did work has stopped.'),
    i18n.t('It is worse than it was reported.'),
  ],
  'mission-critical': [
    i18n.t('The site or the mail is down altogether.'),
    i18n.t('It is worse than it was reported.'),
  ],
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
  i18n.t('The site was not down.'),
  i18n.t('It never worked before.'),
  i18n.t('It could have waited.'),
  i18n.t('The same matter again.'),
  i18n.t('Urgent only to be answered sooner.'),
]
