import type { Timers } from './timers.ts'

/** A sleep this much longer than asked for, in ms, means that the machine slept. */
const oversleep = 5_000

export type Waking = 'woken' | 'due' | 'overslept'

/** A loop's sleep, which ends when its time is due or when somebody wakes it. Waking while awake counts for the next sleep. */
export interface Waker {
  sleep(ms: number): Promise<Waking>
  wake(): void
  /** What it was woken for until now is seen to: it does not count for the next sleep. */
  forget(): void
}

export function createWaker(now: () => number, timers: Timers): Waker {
  let isWoken = false
  let rouse: (() => void) | null = null
  return {
    wake() {
      isWoken = true
      rouse?.()
    },
    forget() {
      isWoken = false
    },
    async sleep(ms) {
      const began = now()
      if (!isWoken) {
        await new Promise<void>((resolve) => {
          const timer = timers.after(ms, resolve)
          rouse = () => {
            timer.cancel()
            resolve()
          }
        })
        rouse = null
      }
      const waking: Waking = isWoken ? 'woken' : now() - began > ms + oversleep ? 'overslept' : 'due'
      isWoken = false
      return waking
    },
  }
}
