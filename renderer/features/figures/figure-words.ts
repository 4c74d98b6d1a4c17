import type { FiguresView, OpenByAge } from '../../../shared/ipc/figures.ts'
import { daysOfSpan, falseShare, type PageSpan } from '../../../shared/rules/figures.ts'
import { i18n } from '../../texts/i18n.ts'
import { countOf } from '../../ui/count-of.ts'

/** In the order of a bar: what should not have been comes first, so that its heights can be compared. */
export const pageParts = [
  { id: 'needless', name: i18n.t('Needless: false alarm or overstated') },
  { id: 'needed', name: i18n.t('Needed') },
  { id: 'unjudged', name: i18n.t('Not judged yet') },
  { id: 'withheld', name: i18n.t('Withheld') },
] as const
export type PagePart = (typeof pageParts)[number]['id']

export function openOf({ counts }: OpenByAge): number {
  return counts.reduce((sum, count) => sum + count, 0)
}

export function pagesOf(span: PageSpan): number {
  return pageParts.reduce((sum, { id }) => sum + span[id], 0)
}

/** All spans together. */
export function pagesInAll(spans: readonly PageSpan[]): Record<PagePart, number> {
  const sum = (id: PagePart) => spans.reduce((total, span) => total + span[id], 0)
  return {
    needless: sum('needless'),
    needed: sum('needed'),
    unjudged: sum('unjudged'),
    withheld: sum('withheld'),
  }
}

/** "7 %"; a dash where nothing was judged. */
export function shareText(span: Pick<PageSpan, 'needed' | 'needless'>): string {
  const share = falseShare(span)
  return share === null ? '—' : `${Math.round(share * 100)} %`
}

/** One sentence over the open tickets. */
export function openSentence({ open, unassigned }: FiguresView): string {
  const total = open.reduce((sum, each) => sum + openOf(each), 0)
  if (total === 0) return i18n.t('No ticket is open.')
  return `${countOf(total, 'ticket')} ${total === 1 ? 'is' : 'are'} not done; nobody has ${unassigned.toLocaleString('en')} of them.`
}

/** One sentence over the pages. */
export function pagesSentence({ pages, days }: FiguresView): string {
  const all = pagesInAll(pages)
  const sent = all.needed + all.needless + all.unjudged
  const what =
    sent === 0 ? i18n.t('No page was sent') : `${countOf(sent, 'page')} ${sent === 1 ? 'was' : 'were'} sent`
  const withheld = all.withheld === 0 ? '' : `, ${all.withheld.toLocaleString('en')} withheld`
  const judged = all.needed + all.needless
  const share =
    judged === 0 ? '' : ` Of ${judged.toLocaleString('en')} that were judged ${shareText(all)} were needless.`
  return i18n.t('{what}{withheld} in the last {days} days.{share}', { what, withheld, days, share })
}

/** A day, or the first day of a week: "29 Nov". */
export function spanText({ from }: PageSpan, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone }).format(from)
}

/** A day, or a week by its days: "29 Nov 2026", "23 to 29 Nov 2026". */
export function fullSpanText({ from, until }: PageSpan, timeZone: string): string {
  const words = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone })
  return words.formatRange(from, until - 1)
}

export function spanName(days: number): string {
  return daysOfSpan(days) === 1 ? i18n.t('Day') : i18n.t('Week')
}
