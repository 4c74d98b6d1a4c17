import type { PageId } from '../../shared/protocol/common.ts'

/** Times are ms of any clock that runs on. How often a page whose messages come further is told anew: one that wakes a thousand people is a long document. */
export interface Pace {
  /** Pages that may be told now: those that are due are, always. */
  ready(found: readonly { readonly id: PageId; readonly isDue: boolean }[], now: number): PageId[]
  told(pages: readonly PageId[], now: number): void
  /** In ms: when one that had to wait may be told. */
  nextIn(): number
}

/** In ms. The first news of a page is told at once. */
const between = 150

export function makePace(): Pace {
  const toldAt = new Map<PageId, number>()
  let waits = false

  return {
    ready(found, now) {
      const ready = found.filter(
        ({ id, isDue }) => isDue || now - (toldAt.get(id) ?? Number.NEGATIVE_INFINITY) >= between,
      )
      waits = ready.length < found.length
      return ready.map(({ id }) => id)
    },
    told(pages, now) {
      for (const id of pages) toldAt.set(id, now)
      for (const [id, at] of toldAt) if (now - at > 60_000) toldAt.delete(id)
    },
    nextIn: () => (waits ? between : Number.POSITIVE_INFINITY),
  }
}
