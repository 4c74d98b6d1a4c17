import type { Timers } from '#main/sync/timers'

interface Timer {
  readonly due: number
  readonly order: number
  readonly run: () => void
}

/**
 * The time that all machines of a simulation share, in ms. It stands still until it is told to pass; what a clock on a
 * wall shows is another matter, and each machine's own.
 */
export class Timeline {
  elapsed = 0
  #order = 0
  readonly #timers = new Set<Timer>()

  after(ms: number, run: () => void): { cancel(): void } {
    const timer = { due: this.elapsed + Math.max(0, ms), order: (this.#order += 1), run }
    this.#timers.add(timer)
    return { cancel: () => void this.#timers.delete(timer) }
  }

  /** Runs what falls due, in its order; `settle` lets everything that follows from it happen before time goes on. */
  async pass(ms: number, settle: () => Promise<void>): Promise<void> {
    const until = this.elapsed + ms
    for (let next = this.#next(until); next !== null; next = this.#next(until)) {
      this.#timers.delete(next)
      this.elapsed = Math.max(this.elapsed, next.due)
      next.run()
      await settle()
    }
    this.elapsed = until
  }

  /** In how many ms the next timer is due; null where nothing waits. */
  untilNext(): number | null {
    const next = this.#next(Infinity)
    return next === null ? null : Math.max(0, next.due - this.elapsed)
  }

  #next(until: number): Timer | null {
    let next: Timer | null = null
    for (const timer of this.#timers) {
      if (timer.due > until) continue
      if (next === null || timer.due < next.due || (timer.due === next.due && timer.order < next.order))
        next = timer
    }
    return next
  }
}

/** A machine that can be switched off: its timers then never run, and what waits for its turn never gets it. */
export function machineTimers(
  timeline: Timeline,
  isOn: () => boolean,
  nextTurn: () => Promise<void>,
): Timers {
  return {
    after: (ms, run) => timeline.after(ms, () => (isOn() ? run() : undefined)),
    nextTurn,
  }
}
