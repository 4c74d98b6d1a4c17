import type { Suggestion, SuggestionsView } from '../../../shared/ipc/blocklist-views.ts'
import type { RecordTicket } from '../../../shared/ipc/triage-views.ts'
import type { Thresholds } from '../../../shared/protocol/settings.ts'
import { momentText } from '../../ui/time.tsx'

/** The rule in a sentence. */
export function ruleWords({ falseAlarms, days }: Thresholds['suggestion']): string {
  const alarms = falseAlarms === 1 ? '1 false alarm' : `${falseAlarms} false alarms`
  return `A group is suggested after ${alarms} in ${days === 1 ? '1 day' : `${days} days`}.`
}

/** What a rule would have done to all groups: "would have blocked 12 groups and withheld 40 pages in 90 days". */
export function replayWords({ days, groups, withheld, justified }: SuggestionsView['replay']): string {
  if (groups === 0) return `would have blocked no group in ${days} days`
  const what = `would have blocked ${counted(groups, 'group')} and withheld ${counted(withheld, 'page')}`
  return `${what} in ${days} days${withheld === 0 ? '' : `, ${justifiedWords(justified)}`}`
}

/** What it would have done to one. `now` in ms. */
export function suggestionReplayWords(
  { metAt, withheld, justified }: Suggestion['replay'],
  now: number,
): string {
  if (metAt === null) return 'It meets the rule only now.'
  const pages = withheld.length === 0 ? 'no page' : counted(withheld.length, 'page')
  const judged = withheld.length === 0 ? '' : `, ${justifiedWords(justified)}`
  return `Had it been blocked when it first met the rule, ${momentText(now, metAt)}, ${pages} would have been withheld since${judged}.`
}

/** Told by their numbers; of more than these only how many. */
const most = 5

function justifiedWords(justified: readonly RecordTicket[]): string {
  if (justified.length === 0) return 'none of them judged justified'
  const numbers = justified.slice(0, most).map(({ number }) => (number === null ? 'a new one' : `#${number}`))
  return `${justified.length.toLocaleString('en')} of them judged justified (${numbers.join(', ')}${justified.length > most ? ', …' : ''})`
}

function counted(count: number, what: string): string {
  return `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`
}
