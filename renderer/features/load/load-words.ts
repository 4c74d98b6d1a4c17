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
  return `${needless} of ${judged} (${Math.round((needless / judged) * 100)} %)`
}

/** One sentence over the plot. */
export function loadSentence(pages: NightCount, people: number, days: number): string {
  const total = totalOf(pages)
  if (total === 0) return i18n.t('No page went to anybody at night in the last {days} days.', { days })
  const went = `In the last ${days} days ${total === 1 ? 'one page' : `${total} pages`} went to ${people === 1 ? 'one person' : `${people} people`} at night.`
  if (pages.needless === 0)
    return `${went} ${pages.needed > 0 ? i18n.t('None of those judged so far was needless.') : i18n.t('None of them is judged yet.')}`
  return `${went} ${pages.needless === 1 ? i18n.t('One of them was') : i18n.t('{needless} of them were', { needless: pages.needless })} needless: a false alarm, or overstated.`
}
