import { useLayoutEffect } from 'react'
import { create } from 'zustand'

/** How many bars with buttons of their own stand at the lower edge. */
export const useLowerBars = create(() => ({ count: 0 }))

/** While such a bar is there, what is told in passing lies above it, not over its buttons. */
export function useToastsAbove(isThere: boolean): void {
  useLayoutEffect(() => {
    if (!isThere) return undefined
    useLowerBars.setState(({ count }) => ({ count: count + 1 }))
    return () => useLowerBars.setState(({ count }) => ({ count: count - 1 }))
  }, [isThere])
}
