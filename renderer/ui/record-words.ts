import type { RecordKind, RecordSummary, RecordTicket, RecordView } from '../../shared/ipc/triage-views.ts'
import type { Verdict } from '../../shared/rules/verdict.ts'
import { i18n } from '../texts/i18n.ts'
import { agoText } from './age-text.ts'
import { countOf } from './count-of.ts'
import { verdictNames } from './rule-names.ts'

const day = 86_400_000

/** The kinds in the order in which they are told, each with its words for one and for several. */
const recordKinds: readonly (readonly [kind: RecordKind, one: string, several: string])[] = [
  ['justified', 'justified', 'justified'],
  ['overstated', 'overstated', 'overstated'],
  ['falseAlarms', 'false alarm', 'false alarms'],
  ['couldNotKnow', 'could not know', 'could not know'],
  ['excused', 'part of an outage', 'part of an outage'],
  ['unvouched', 'from somebody unknown', 'from people unknown'],
  ['unjudged', 'not judged yet', 'not judged yet'],
]

/** The kinds of which there are any: "3 justified", "9 false alarms". */
export function toldKinds(kinds: RecordView['kinds']): { kind: RecordKind; words: string }[] {
  return recordKinds
    .filter(([kind]) => kinds[kind].length > 0)
    .map(([kind, one, several]) => ({ kind, words: countOf(kinds[kind].length, one, several) }))
}

/** How a list calls a ticket; one that was filed here has no number before the desk gives it one. */
export function numberWord(number: number | null): string {
  return number === null ? i18n.t('New') : `#${number}`
}

export function judgedWord(verdict: Verdict | null): string {
  return verdict === null ? 'not judged' : verdictNames[verdict]
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
  if (right.length === 0) return of === 1 ? 'not judged justified' : 'none of them judged justified'
  const numbers = right
    .slice(0, mostNumbers)
    .map(({ number }) => (number === null ? 'a new one' : `#${number}`))
    .join(', ')
  const more = right.length > mostNumbers ? ', …' : ''
  const count = of === 1 ? '' : `${right.length.toLocaleString('en')} of them `
  return `${count}${rightWords(right)} (${numbers}${more})`
}

function rightWords(right: readonly Pick<RecordTicket, 'verdict'>[]): string {
  const judged = right.filter(({ verdict }) => verdict === 'justified').length
  if (judged === right.length) return 'judged justified'
  return judged === 0 ? 'excused' : 'judged justified or excused'
}

/** How long ago the last false alarm was: "3 h ago", "6 days ago". Instants in ms. */
export function lastFalseText(nowMs: number, atMs: number): string {
  const days = Math.floor((nowMs - atMs) / day)
  if (days < 1) return agoText(nowMs, atMs)
  return days === 1 ? '1 day ago' : i18n.t('{days} days ago', { days })
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
  const parts = [`${missionCritical.toLocaleString('en')} critical`]
  if (justified > 0) parts.push(`${justified.toLocaleString('en')} justified`)
  if (falseAlarms > 0) parts.push(`${falseAlarms.toLocaleString('en')} false`)
  return parts.join(', ')
}
