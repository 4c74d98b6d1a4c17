import { useCallback, useSyncExternalStore } from 'react'

const tickMs = 15_000
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | null = null

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(() => {
    for (const each of listeners) each()
  }, tickMs)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0 && timer !== null) {
      clearInterval(timer)
      timer = null
    }
  }
}

/**
 * Something read off the clock, from one timer for the whole screen. A component draws again only when what it
 * reads has changed: a column of ages costs nothing while no age does.
 */
export function useClock<Reading extends string | number>(read: (nowMs: number) => Reading): Reading {
  const snapshot = useCallback(() => read(Date.now()), [read])
  return useSyncExternalStore(subscribe, snapshot)
}
