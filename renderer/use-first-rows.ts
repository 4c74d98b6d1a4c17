import { useEffect, useState } from 'react'
import { useQueue } from './features/queue/queue-store.ts'

/** Nothing is shown for so long at most, in ms: rows that take longer are waited for in view of the desk. */
const longestWait = 150

/**
 * Whether the desk may be drawn: with its first rows, or once they are late. They are in the cache and come within a few
 * ms; drawing the desk without them, and then again, takes longer than that.
 */
export function useFirstRows(isSignedIn: boolean): boolean {
  const isRead = useQueue(({ window, failure }) => window !== null || failure !== null)
  const [isLate, setLate] = useState(false)
  const isReady = isRead || isLate
  useEffect(() => {
    if (!isSignedIn || isReady) return undefined
    // Given back when the queue itself is there to listen.
    const leave = useQueue.getState().opened()
    const timer = setTimeout(() => setLate(true), longestWait)
    return () => {
      clearTimeout(timer)
      leave()
    }
  }, [isSignedIn, isReady])
  return isReady
}
