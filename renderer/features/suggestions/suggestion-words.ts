import type { Suggestion, SuggestionsView } from '../../../shared/ipc/blocklist-views.ts'
import type { Thresholds } from '../../../shared/protocol/settings.ts'
import { i18n } from '../../texts/i18n.ts'
import { justifiedWords } from '../../ui/record-words.ts'
import { momentText } from '../../ui/time.tsx'

/** The rule in a sentence. */
export function ruleWords({ falseAlarms, days }: Thresholds['suggestion']): string {
  return i18n.t(
    'A group is suggested after {falseAlarms, plural, one {# false alarm} other {# false alarms}} in {days, plural, one {# day} other {# days}}.',
    { falseAlarms, days },
  )
}

/**
 * What the rule, or the one that is tried, would have done to all groups: "The rule would have blocked 12 groups and withheld
 * 40 pages in 90 days."
 */
export function replayWords(
  { days, groups, withheld, justified }: SuggestionsView['replay'],
  isTried: boolean,
): string {
  const which = isTried ? 'this' : 'the'
  if (groups === 0)
    return i18n.t(
      '{which, select, this {This rule} other {The rule}} would have blocked no group in {days} days.',
      { which, days },
    )
  if (withheld === 0)
    return i18n.t(
      '{which, select, this {This rule} other {The rule}} would have blocked {groups, plural, one {# group} other {# groups}} and withheld 0 pages in {days} days.',
      { which, groups, days },
    )
  return i18n.t(
    '{which, select, this {This rule} other {The rule}} would have blocked {groups, plural, one {# group} other {# groups}} and withheld {withheld, plural, one {# page} other {# pages}} in {days} days, {judged}.',
    { which, groups, withheld, days, judged: justifiedWords(justified, withheld) },
  )
}

/** What it would have done to one. `now` in ms. */
export function suggestionReplayWords(
  { metAt, withheld, justified }: Suggestion['replay'],
  now: number,
): string {
  if (metAt === null) return i18n.t('It meets the rule only now.')
  const when = momentText(now, metAt)
  const pages = withheld.length
  if (pages === 0)
    return i18n.t(
      'Had it been blocked when it first met the rule, {when}, no page would have been withheld since.',
      { when },
    )
  return i18n.t(
    'Had it been blocked when it first met the rule, {when}, {pages, plural, one {# page} other {# pages}} would have been withheld since, {judged}.',
    { when, pages, judged: justifiedWords(justified, pages) },
  )
}
