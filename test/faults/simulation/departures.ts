import type { Act, ActId } from '#shared/ipc/act'
import type { Violation } from '../history.ts'

/** A moment on one machine, in ms: of the time that passes, and of what its clock is ahead of that. */
export interface Moment {
  readonly elapsed: number
  readonly clockAhead: number
}

/** What wakes people leaves within this, in ms, or asks its author; a moment more, since it may just be leaving. */
const longestUnasked = 5 * 60_000 + 1000

/**
 * When acts leave: never while their author can still take them back, and never late where they wake people. A decision of
 * the author lifts both. Where the clock was moved in between, nobody can say how long it was.
 */
export class Departures {
  readonly #made = new Map<ActId, { act: Act; at: Moment; undoMs: number }>()
  readonly #left = new Map<ActId, Moment>()
  readonly #last = new Map<ActId, Moment>()
  readonly #decided = new Set<ActId>()

  made(mark: ActId, act: Act, at: Moment, undoMs: number): void {
    this.#made.set(mark, { act, at, undoMs: act.kind === 'reply' ? undoMs : 0 })
  }

  decided(mark: ActId): void {
    this.#decided.add(mark)
  }

  left(mark: ActId, at: Moment): void {
    if (this.#decided.has(mark)) return
    if (!this.#left.has(mark)) this.#left.set(mark, at)
    this.#last.set(mark, at)
  }

  violations(): Violation[] {
    return [...this.#made].flatMap(([mark, { act, at, undoMs }]): Violation[] => {
      const [first, last] = [this.#left.get(mark), this.#last.get(mark)]
      if (first === undefined || last === undefined || last.clockAhead !== at.clockAhead) return []
      const broken: Violation[] = []
      if (first.elapsed - at.elapsed < undoMs)
        broken.push({ invariant: 5, what: `${mark} left while it could still be taken back` })
      const wakes =
        act.kind === 'page-by-hand' || (act.kind === 'file-ticket' && act.urgency === 'mission-critical')
      if (wakes && last.elapsed - at.elapsed > longestUnasked)
        broken.push({ invariant: 5, what: `${mark} wakes people, and left late without a question` })
      return broken
    })
  }
}
