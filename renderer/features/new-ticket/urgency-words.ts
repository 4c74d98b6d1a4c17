import type { Urgency } from '../../../shared/rules/urgency.ts'
import { i18n } from '../../texts/i18n.ts'

/** The five levels in a line each, for somebody who listens while choosing. */
export const urgencyWords: Record<Urgency, string> = {
  question: i18n.t('Can wait: questions, unusual wishes, contact changes'),
  'work-request': i18n.t('The normal case: new services, configuration'),
  'urgent-work-request': i18n.t('They cannot go on working until it is answered'),
  'impaired-function': i18n.t('Something that did work has stopped; the site still functions'),
  'mission-critical': i18n.t('Site or mail is down altogether. The level that wakes people'),
}
