import type { PageId } from '../../shared/protocol/common.ts'

/**
 * How often a page whose messages come further is told anew: one that wakes a thousand people is a long document, for
 * the desk and for every console. Times are ms of any clock that runs on.
 */
export interface Pace {
  /** Pages that may be told now: those that are due are, always. */
  ready(found: readonly { readonly id: PageId; readonly isDue: boolean }[], now: number): PageId[]
  /** It was told just now, and that took so long. */
  told(page: PageId, now: number, took: number): void
  /** In ms: when the first of those that had to wait may be told. */
  nextIn(now: number): number
}

/** In ms. The first news of a page is told at once. */
const between = 150
/** And so many times as long as telling it took: the rest of the time is for handing messages over. */
const timesAsLong = 10
/** Never longer, in ms: somebody looks at it. */
const atMost = 3000

export function makePace(): Pace {
  /** When each may be told again. */
  const mayAt = new Map<PageId, number>()
  let nextAt = Number.POSITIVE_INFINITY

  return {
    ready(found, now) {
      const late = found.filter(({ id, isDue }) => !isDue && (mayAt.get(id) ?? now) > now)
      nextAt = Math.min(...late.map(({ id }) => mayAt.get(id) ?? now))
      const waits = new Set(late.map(({ id }) => id))
      return found.flatMap(({ id }) => (waits.has(id) ? [] : [id]))
    },
    told(page, now, took) {
      mayAt.set(page, now + Math.min(Math.max(between, took * timesAsLong), atMost))
      for (const [id, at] of mayAt) if (at <= now) mayAt.delete(id)
    },
    nextIn: (now) => nextAt - now,
  }
}
