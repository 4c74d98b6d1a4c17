import { planNames } from '../../shared/rules/plans.ts'
import type { ServiceLevelsPart } from '../../shared/rules/service-levels/level-words.ts'
import type { Status } from '../../shared/rules/status.ts'
import type { Relation } from '../../shared/rules/ticket-relations.ts'
import type { Urgency } from '../../shared/rules/urgency.ts'
import type { Verdict } from '../../shared/rules/verdict.ts'
import { i18n } from '../texts/i18n.ts'

/* What the rules name in English for the service and the core, as the screens say it. A plan's name is the provider's own. */

export const urgencyNames: Record<Urgency, string> = {
  question: i18n.t('Question'),
  'work-request': i18n.t('Work request'),
  'urgent-work-request': i18n.t('Urgent work request'),
  'impaired-function': i18n.t('Impaired function'),
  'mission-critical': i18n.t('Mission critical'),
}

export const statusNames: Record<Status, string> = {
  new: i18n.t('New'),
  open: i18n.t('Open'),
  pending: i18n.t('Pending'),
  resolved: i18n.t('Resolved'),
  closed: i18n.t('Closed'),
}

/** Within a sentence: "it is resolved". */
export const statusWords: Record<Status, string> = {
  new: i18n.t('new'),
  open: i18n.t('open'),
  pending: i18n.t('pending'),
  resolved: i18n.t('resolved'),
  closed: i18n.t('closed'),
}

export const verdictNames: Record<Verdict, string> = {
  justified: i18n.t('Justified'),
  overstated: i18n.t('Overstated'),
  'false-alarm': i18n.t('False alarm'),
  'could-not-know': i18n.t('Could not know'),
}

/** Within a sentence: "judged it overstated". */
export const verdictWords: Record<Verdict, string> = {
  justified: i18n.t('justified'),
  overstated: i18n.t('overstated'),
  'false-alarm': i18n.t('false alarm'),
  'could-not-know': i18n.t('could not know'),
}

/** Before the name of the other ticket. */
export const relationNames: Record<Relation, string> = {
  related: i18n.t('Related to'),
  'duplicate-of': i18n.t('Duplicate of'),
  'duplicated-by': i18n.t('Has the duplicate'),
}

/** Each part of the service levels. */
export const partNames: Record<ServiceLevelsPart, string> = {
  timeZone: i18n.t('Time zone'),
  holidays: i18n.t('Holidays'),
  warnPercent: i18n.t('Warning'),
  standard: i18n.t('Groups without a plan'),
  ...planNames,
}
