import type { NightCount } from '../../../shared/rules/paging/night-load.ts'
import { i18n } from '../../texts/i18n.ts'

/** All of them, judged or not. */
export function totalOf({ needed, needless, unjudged }: NightCount): number {
  return needed + needless + unjudged
}

/** How many of those that were judged were needless: "3 of 7 (43 %)"; a dash before any was judged. */
export function falseShareWords({ needed, needless }: NightCount): string {
  const judged = needed + needless
  if (judged === 0) return '—'
  return i18n.t('{needless, number} of {judged, number} ({percent} %)', {
    needless,
    judged,
    percent: Math.round((needless / judged) * 100),
  })
}

/** One sentence over the plot. */
export function loadSentence(pages: NightCount, people: number, days: number): string {
  const total = totalOf(pages)
  if (total === 0) return i18n.t('No page went to anybody at night in the last {days} days.', { days })
  const went = i18n.t(
    'In the last {days} days {total, plural, one {one page} other {# pages}} went to {people, plural, one {one person} other {# people}} at night.',
    { days, total, people },
  )
  return `${went} ${needlessWords(pages)}`
}

function needlessWords({ needless, needed }: NightCount): string {
  if (needless > 0)
    return i18n.t(
      '{needless, plural, one {One of them was} other {# of them were}} needless: a false alarm, or overstated.',
      { needless },
    )
  return needed > 0
    ? i18n.t('None of those judged so far was needless.')
    : i18n.t('None of them is judged yet.')
}
