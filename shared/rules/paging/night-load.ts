import type { PageId, ResponderId } from '../../protocol/common.ts'
import { dayOf, instantOfTime } from '../local-day.ts'
import type { Verdict } from '../verdict.ts'

/** Night begins and ends at these hours of the rota's clock. */
export const nightHours = { from: 22, until: 6 } as const

/** A message that a gateway took from a page: it woke somebody, as far as anybody can know. `at` in ms since 1970. */
export interface Waking {
  readonly pageId: PageId
  readonly responderId: ResponderId
  readonly at: number
}

/** Whether what a page woke people for needed them, once its tickets were judged. */
export const pageVerdicts = ['needed', 'needless', 'unjudged'] as const
export type PageVerdict = (typeof pageVerdicts)[number]

/** How many pages, each counted once, by what was found of them. */
export type NightCount = Readonly<Record<PageVerdict, number>>

export interface NightLoad {
  /** Of everybody together: a page that woke ten people is one page. */
  readonly pages: NightCount
  /** Of those who were woken only. */
  readonly people: ReadonlyMap<ResponderId, NightCount>
}

/**
 * One ticket that was right, or could not know better, is reason enough for a page; without one, a single verdict against
 * it makes it needless.
 */
export function pageVerdictOf(verdicts: readonly (Verdict | null)[]): PageVerdict {
  if (verdicts.some((verdict) => verdict === 'justified' || verdict === 'could-not-know')) return 'needed'
  return verdicts.some((verdict) => verdict !== null) ? 'needless' : 'unjudged'
}

/** Whether the clocks of a zone stand between 22:00 and 06:00. */
export function isNight(at: number, timeZone: string): boolean {
  const today = dayOf(at, timeZone)
  const isBefore = (hour: number) => at < instantOfTime(today, hour * 60, timeZone)
  return isBefore(nightHours.until) || !isBefore(nightHours.from)
}

/**
 * Whom pages woke at night, and how many of them were needless: however often a page went round in a night, and whatever
 * the order of its messages, it counts once for each person. Source: paging.md, "On the console".
 */
export function nightLoad(
  wakings: readonly Waking[],
  verdictOf: (pageId: PageId) => PageVerdict,
  timeZone: string,
): NightLoad {
  const atNight = wakings.filter(({ at }) => isNight(at, timeZone))
  const pagesOf = new Map<ResponderId, Set<PageId>>()
  for (const { pageId, responderId } of atNight)
    pagesOf.set(responderId, (pagesOf.get(responderId) ?? new Set()).add(pageId))
  const count = (pages: ReadonlySet<PageId>): NightCount => {
    const counted = { needed: 0, needless: 0, unjudged: 0 }
    for (const page of pages) counted[verdictOf(page)] += 1
    return counted
  }
  return {
    pages: count(new Set(atNight.map(({ pageId }) => pageId))),
    people: new Map([...pagesOf].map(([responderId, pages]) => [responderId, count(pages)])),
  }
}
