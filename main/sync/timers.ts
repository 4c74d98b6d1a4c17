import { setImmediate as nextTurn } from 'node:timers/promises'

/** What the engine waits by. Given to it, so that a simulation can be its clock. */
export interface Timers {
  /** Runs once after so many ms, unless cancelled before. */
  after(ms: number, run: () => void): { cancel(): void }
  /** Lets everything that waits have its turn. */
  nextTurn(): Promise<void>
}

export const realTimers: Timers = {
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return { cancel: () => clearTimeout(timer) }
  },
  nextTurn: () => nextTurn(),
}
