import type { SearchView } from '../../../shared/ipc/views.ts'
import type { QueueView } from '../../../shared/ipc/queue-view.ts'
import { statuses } from '../../../shared/rules/status.ts'
import { i18n } from '../../texts/i18n.ts'
import { statusWords } from '../../ui/rule-names.ts'

const whole = new Intl.NumberFormat('en')

export function numberText(value: number): string {
  return whole.format(value)
}

/** "34 hits", "1,000+ hits": what was counted so far. */
export function hitsText(total: number, isExact: boolean): string {
  return `${numberText(total)}${isExact ? '' : '+'} ${total === 1 && isExact ? 'hit' : 'hits'}`
}

/** "Searched 100,214 cached tickets", and while their words are still being indexed, how far that has come. */
export function searchedText({ searched, unindexed }: SearchView): string {
  const tickets = `${numberText(searched)} cached ${searched === 1 ? 'ticket' : 'tickets'}`
  if (unindexed === 0) return i18n.t('Searched {tickets}', { tickets })
  return `Searched ${numberText(Math.max(0, searched - unindexed))} of ${tickets}: the others are being indexed`
}

/** Where more was found: "in resolved and closed" where only the statuses hide it. */
export function hiddenText(hidden: number, view: QueueView): string {
  const more = `${numberText(hidden)} more`
  const isByStatus = view.urgencies.length === 0 && view.assignee === null && view.groupId === null
  if (!isByStatus || view.statuses.length === 0) return i18n.t('{more} outside the filters', { more })
  const names = statuses
    .filter((status) => !view.statuses.includes(status))
    .map((status) => statusWords[status])
  return `${more} in ${new Intl.ListFormat('en').format(names)}`
}

/** How far the order reaches that a person asked for; null where it reaches all hits. */
export function orderText({ ordered }: SearchView, view: QueueView): string | null {
  if (ordered === null) return null
  return view.hitOrder === 'relevance'
    ? `The ${numberText(ordered)} best are shown`
    : `The ${numberText(ordered)} most recent are sorted`
}
