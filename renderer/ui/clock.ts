import { useCallback, useSyncExternalStore } from 'react'

/** One timer for everything that follows it, and none while nothing does. */
function ticker(everyMs: number): (listener: () => void) => () => void {
  const listeners = new Set<() => void>()
  let timer: ReturnType<typeof setInterval> | null = null
  return (listener) => {
    listeners.add(listener)
    timer ??= setInterval(() => {
      for (const each of listeners) each()
    }, everyMs)
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0 && timer !== null) {
        clearInterval(timer)
        timer = null
      }
    }
  }
}

const tickers = { ages: ticker(15_000), seconds: ticker(1_000) }

/**
 * Something read off the clock, from one timer for the whole screen. A component draws again only when what it
 * reads has changed: a column of ages costs nothing while no age does. `seconds` is for a countdown in view.
 */
export function useClock<Reading extends string | number>(
  read: (nowMs: number) => Reading,
  pace: keyof typeof tickers = 'ages',
): Reading {
  const snapshot = useCallback(() => read(Date.now()), [read])
  return useSyncExternalStore(tickers[pace], snapshot)
}
