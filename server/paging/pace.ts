import type { PageId } from '../../shared/protocol/common.ts'

/** A page that is to be looked at; one that is not due has only come further than it tells. */
export interface PageAtHand {
  readonly id: PageId
  readonly isDue: boolean
}

/**
 * How often pages whose messages come further are told anew: one that wakes a thousand people is a long document, for the
 * desk and for every console, and a storm makes a hundred of them. Times are ms of any clock that runs on.
 */
export interface Pace {
  /** Pages that may be told now, those that are due first: they are told whenever they are found. */
  ready<Page extends PageAtHand>(found: readonly Page[], now: number): Page[]
  /** It was told just now, and that took so long. */
  told(page: PageId, now: number, took: number): void
  /** In ms: when the first of those that had to wait may be told. */
  nextIn(now: number): number
}

/** In ms. The first news of a page is told at once. */
const between = 150
/** And so many times as long as telling it took. */
const timesAsLong = 10
/** Never longer, in ms: somebody looks at it. */
const atMost = 3000
/** So many times as long as any telling took, nothing is told that is not due: that time is for handing messages over. */
const restsTimes = 2

export function makePace(): Pace {
  /** When each may be told again. */
  const mayAt = new Map<PageId, number>()
  let restsUntil = Number.NEGATIVE_INFINITY
  let nextAt = Number.POSITIVE_INFINITY

  const readyAt = ({ id, isDue }: PageAtHand, now: number) =>
    isDue ? now : Math.max(restsUntil, mayAt.get(id) ?? now)

  return {
    ready(found, now) {
      const waiting = found.map((page) => readyAt(page, now)).filter((at) => at > now)
      nextAt = Math.min(...waiting)
      const ready = found.filter((page) => readyAt(page, now) <= now)
      return ready.toSorted((one, other) => Number(other.isDue) - Number(one.isDue))
    },
    told(page, now, took) {
      restsUntil = Math.min(Math.max(restsUntil, now) + took * restsTimes, now + atMost)
      mayAt.set(page, now + Math.min(Math.max(between, took * timesAsLong), atMost))
      for (const [id, at] of mayAt) if (at <= now) mayAt.delete(id)
    },
    nextIn: (now) => nextAt - now,
  }
}
