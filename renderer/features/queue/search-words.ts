import type { SearchView } from '../../../shared/ipc/views.ts'
import type { QueueView } from '../../../shared/ipc/queue-view.ts'
import { statuses } from '../../../shared/rules/status.ts'
import { formatLocale } from '../../texts/format-locale.ts'
import { i18n } from '../../texts/i18n.ts'
import { statusWords } from '../../ui/rule-names.ts'

/** "34 hits", "1,000+ hits": what was counted so far. */
export function hitsText(total: number, isExact: boolean): string {
  return isExact
    ? i18n.t('{total, plural, one {# hit} other {# hits}}', { total })
    : i18n.t('{total, plural, other {#+ hits}}', { total })
}

/** "Searched 100,214 cached tickets", and while their words are still being indexed, how far that has come. */
export function searchedText({ searched, unindexed }: SearchView): string {
  if (unindexed === 0)
    return i18n.t('Searched {searched, plural, one {# cached ticket} other {# cached tickets}}', { searched })
  return i18n.t(
    'Searched {done, number} of {searched, plural, one {# cached ticket} other {# cached tickets}}: the others are being indexed',
    { done: Math.max(0, searched - unindexed), searched },
  )
}

/** Where more was found: "in resolved and closed" where only the statuses hide it. */
export function hiddenText(hidden: number, view: QueueView): string {
  const isByStatus = view.urgencies.length === 0 && view.assignee === null && view.groupId === null
  if (!isByStatus || view.statuses.length === 0)
    return i18n.t('{hidden, number} more outside the filters', { hidden })
  const names = statuses
    .filter((status) => !view.statuses.includes(status))
    .map((status) => statusWords[status])
  return i18n.t('{hidden, number} more in {names}', {
    hidden,
    names: new Intl.ListFormat(formatLocale()).format(names),
  })
}

/** How far the order reaches that a person asked for; null where it reaches all hits. */
export function orderText({ ordered }: SearchView, view: QueueView): string | null {
  if (ordered === null) return null
  return view.hitOrder === 'relevance'
    ? i18n.t('The {ordered, number} best are shown', { ordered })
    : i18n.t('The {ordered, number} most recent are sorted', { ordered })
}
