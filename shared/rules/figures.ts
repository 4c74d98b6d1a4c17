import { addDays, dayOf, startOfDay } from './local-day.ts'
import { pageVerdictOf, type PageVerdict } from './paging/night-load.ts'
import type { Verdict } from './verdict.ts'

const hour = 3_600_000

/** Ages of tickets, the youngest first; each reaches up to its limit, in ms. The screens name them. */
export const ages = [
  { below: hour },
  { below: 4 * hour },
  { below: 24 * hour },
  { below: 72 * hour },
  { below: 168 * hour },
  { below: Infinity },
] as const

/** A page as it is counted: when it began (ms since 1970), whether it was withheld, and what was found of its tickets. */
export interface CountedPage {
  readonly at: number
  readonly isWithheld: boolean
  readonly verdicts: readonly (Verdict | null)[]
}

/** Some days together: `from` is the first instant, `until` the first one after (ms since 1970). */
export interface PageSpan extends Record<PageVerdict, number> {
  from: number
  until: number
  /** Sent to nobody, since the group is on the blocklist. */
  withheld: number
}

/** A year in days would be a hedge: from 31 days on they are counted by the week. */
export function daysOfSpan(days: number): number {
  return days <= 31 ? 1 : 7
}

/** The pages of the last days, today among them, counted by the day or by the week; days begin by the time zone. */
export function countPages(
  pages: readonly CountedPage[],
  days: number,
  now: number,
  timeZone: string,
): PageSpan[] {
  const length = daysOfSpan(days)
  const count = Math.ceil(days / length)
  const tomorrow = addDays(dayOf(now, timeZone), 1)
  const edges = Array.from({ length: count + 1 }, (_, place) =>
    startOfDay(addDays(tomorrow, (place - count) * length), timeZone),
  )
  const spans = edges
    .slice(0, -1)
    .map((from, place): PageSpan => ({ from, until: edges[place + 1] ?? from, ...nothing }))
  for (const { at, isWithheld, verdicts } of pages) {
    const span = spans.find(({ from, until }) => at >= from && at < until)
    if (span !== undefined) span[isWithheld ? 'withheld' : pageVerdictOf(verdicts)] += 1
  }
  return spans
}

const nothing = { needed: 0, needless: 0, unjudged: 0, withheld: 0 }

/** How many of the pages that were judged were needless, 0 to 1; null where none was judged. */
export function falseShare({ needed, needless }: Pick<PageSpan, 'needed' | 'needless'>): number | null {
  const judged = needed + needless
  return judged === 0 ? null : needless / judged
}
