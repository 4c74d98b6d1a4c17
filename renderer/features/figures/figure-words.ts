import type { FiguresView, OpenByAge } from '../../../shared/ipc/figures.ts'
import { daysOfSpan, falseShare, type PageSpan } from '../../../shared/rules/figures.ts'
import { formatLocale } from '../../texts/format-locale.ts'
import { i18n } from '../../texts/i18n.ts'

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
  return i18n.t(
    '{total, plural, one {# ticket is not done; nobody has {unassigned, number} of them.} other {# tickets are not done; nobody has {unassigned, number} of them.}}',
    { total, unassigned },
  )
}

/** One sentence over the pages. */
export function pagesSentence({ pages, days }: FiguresView): string {
  const all = pagesInAll(pages)
  const sent = all.needed + all.needless + all.unjudged
  const { withheld } = all
  const what =
    withheld === 0
      ? i18n.t(
          '{sent, plural, =0 {No page was sent} one {# page was sent} other {# pages were sent}} in the last {days} days.',
          { sent, days },
        )
      : i18n.t(
          '{sent, plural, =0 {No page was sent} one {# page was sent} other {# pages were sent}}, {withheld, number} withheld in the last {days} days.',
          { sent, withheld, days },
        )
  const judged = all.needed + all.needless
  if (judged === 0) return what
  const share = shareText(all)
  const found = i18n.t('Of {judged, number} that were judged {share} were needless.', { judged, share })
  return `${what} ${found}`
}

/** A day, or the first day of a week: "29 Nov". */
export function spanText({ from }: PageSpan, timeZone: string): string {
  return new Intl.DateTimeFormat(formatLocale(), { day: 'numeric', month: 'short', timeZone }).format(from)
}

/** A day, or a week by its days: "29 Nov 2026", "23 to 29 Nov 2026". */
export function fullSpanText({ from, until }: PageSpan, timeZone: string): string {
  const words = new Intl.DateTimeFormat(formatLocale(), { dateStyle: 'medium', timeZone })
  return words.formatRange(from, until - 1)
}

export function spanName(days: number): string {
  return daysOfSpan(days) === 1 ? i18n.t('Day') : i18n.t('Week')
}
