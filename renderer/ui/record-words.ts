import type { RecordKind, RecordSummary, RecordTicket, RecordView } from '../../shared/ipc/triage-views.ts'
import type { Verdict } from '../../shared/rules/verdict.ts'
import { i18n } from '../texts/i18n.ts'
import { agoText } from './age-text.ts'
import { listText } from './list-text.ts'
import { verdictNames } from './rule-names.ts'

const day = 86_400_000

/** The kinds in the order in which they are told, each with how many there are of it. */
const kindWords: Readonly<Record<RecordKind, (count: number) => string>> = {
  justified: (count) => i18n.t('{count, number} justified', { count }),
  overstated: (count) => i18n.t('{count, number} overstated', { count }),
  falseAlarms: (count) => i18n.t('{count, plural, one {# false alarm} other {# false alarms}}', { count }),
  couldNotKnow: (count) => i18n.t('{count, number} could not know', { count }),
  excused: (count) => i18n.t('{count, number} part of an outage', { count }),
  unvouched: (count) =>
    i18n.t('{count, plural, one {# from somebody unknown} other {# from people unknown}}', { count }),
  unjudged: (count) => i18n.t('{count, number} not judged yet', { count }),
}
const recordKinds = [
  'justified',
  'overstated',
  'falseAlarms',
  'couldNotKnow',
  'excused',
  'unvouched',
  'unjudged',
] as const satisfies readonly RecordKind[]

/** The kinds of which there are any: "3 justified", "9 false alarms". */
export function toldKinds(kinds: RecordView['kinds']): { kind: RecordKind; words: string }[] {
  return recordKinds
    .filter((kind) => kinds[kind].length > 0)
    .map((kind) => ({ kind, words: kindWords[kind](kinds[kind].length) }))
}

/** How a list calls a ticket; one that was filed here has no number before the desk gives it one. */
export function numberWord(number: number | null): string {
  return number === null ? i18n.t('New') : `#${number}`
}

export function judgedWord(verdict: Verdict | null): string {
  return verdict === null ? i18n.t('not judged') : verdictNames[verdict]
}

/** Told by their numbers; of more than these only how many. */
const mostNumbers = 5

/**
 * How many of some pages were right to wake people: "1 of them judged justified (#5123)". What was part of an outage, and
 * what nobody could have known better, is excused. `of`: how many pages.
 */
export function justifiedWords(
  right: readonly Pick<RecordTicket, 'number' | 'verdict'>[],
  of: number,
): string {
  if (right.length === 0)
    return of === 1 ? i18n.t('not judged justified') : i18n.t('none of them judged justified')
  const told = right
    .slice(0, mostNumbers)
    .map(({ number }) => (number === null ? i18n.t('a new one') : `#${number}`))
  const numbers = listText(right.length > mostNumbers ? [...told, '…'] : told)
  const count = right.length
  const judged = right.filter(({ verdict }) => verdict === 'justified').length
  if (judged === count)
    return of === 1
      ? i18n.t('judged justified ({numbers})', { numbers })
      : i18n.t('{count, number} of them judged justified ({numbers})', { count, numbers })
  if (judged === 0)
    return of === 1
      ? i18n.t('excused ({numbers})', { numbers })
      : i18n.t('{count, number} of them excused ({numbers})', { count, numbers })
  return of === 1
    ? i18n.t('judged justified or excused ({numbers})', { numbers })
    : i18n.t('{count, number} of them judged justified or excused ({numbers})', { count, numbers })
}

/** How long ago the last false alarm was: "3 h ago", "6 days ago". Instants in ms. */
export function lastFalseText(nowMs: number, atMs: number): string {
  const days = Math.floor((nowMs - atMs) / day)
  if (days < 1) return agoText(nowMs, atMs)
  return i18n.t('{days, plural, one {# day ago} other {# days ago}}', { days })
}

/**
 * How likely the next one is a false alarm, as a person would say it. The share is smoothed for few cases
 * (`rules/urgency-record.ts`), so it is never told more exactly than in tenths. Null where nothing was judged.
 */
export function shareWords({ kinds, falseShare }: Pick<RecordView, 'kinds' | 'falseShare'>): string | null {
  if (kinds.justified.length + kinds.overstated.length + kinds.falseAlarms.length === 0) return null
  const tenths = Math.round(falseShare * 10)
  if (tenths <= 0) return i18n.t('Hardly any of the next would be false.')
  if (tenths >= 10) return i18n.t('Nearly all of the next would be false.')
  return i18n.t('About {tenths} in 10 would be false.', { tenths })
}

/** The record where there is room for a few words: "14 critical, 3 justified, 9 false". Blank where there is none. */
export function recordSummaryText({ missionCritical, justified, falseAlarms }: RecordSummary): string {
  if (missionCritical === 0) return ''
  const parts = [i18n.t('{count, number} critical', { count: missionCritical })]
  if (justified > 0) parts.push(i18n.t('{count, number} justified', { count: justified }))
  if (falseAlarms > 0) parts.push(i18n.t('{count, number} false', { count: falseAlarms }))
  return listText(parts)
}
