import type { Suggestion, SuggestionsView } from '../../../shared/ipc/blocklist-views.ts'
import type { Thresholds } from '../../../shared/protocol/settings.ts'
import { i18n } from '../../texts/i18n.ts'
import { countOf } from '../../ui/count-of.ts'
import { justifiedWords } from '../../ui/record-words.ts'
import { momentText } from '../../ui/time.tsx'

/** The rule in a sentence. */
export function ruleWords({ falseAlarms, days }: Thresholds['suggestion']): string {
  return `A group is suggested after ${countOf(falseAlarms, 'false alarm')} in ${countOf(days, 'day')}.`
}

/** What a rule would have done to all groups: "would have blocked 12 groups and withheld 40 pages in 90 days". */
export function replayWords({ days, groups, withheld, justified }: SuggestionsView['replay']): string {
  if (groups === 0) return i18n.t('would have blocked no group in {days} days', { days })
  const what = `would have blocked ${countOf(groups, 'group')} and withheld ${countOf(withheld, 'page')}`
  return `${what} in ${days} days${withheld === 0 ? '' : `, ${justifiedWords(justified, withheld)}`}`
}

/** What it would have done to one. `now` in ms. */
export function suggestionReplayWords(
  { metAt, withheld, justified }: Suggestion['replay'],
  now: number,
): string {
  if (metAt === null) return i18n.t('It meets the rule only now.')
  const pages = withheld.length === 0 ? 'no page' : countOf(withheld.length, 'page')
  const judged = withheld.length === 0 ? '' : `, ${justifiedWords(justified, withheld.length)}`
  return `Had it been blocked when it first met the rule, ${momentText(now, metAt)}, ${pages} would have been withheld since${judged}.`
}
