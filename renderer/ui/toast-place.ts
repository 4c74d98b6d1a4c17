import { useLayoutEffect } from 'react'
import { create } from 'zustand'

/** How many things with buttons of their own stand at the lower edge: bars over its whole width, and feet of the sidebar. */
export const useLowerEdge = create(() => ({ bars: 0, feet: 0 }))

/** While it is there, what is told in passing lies above such a bar, or beside the sidebar's foot, not over its buttons. */
export function useToastsOff(kind: 'bars' | 'feet', isThere: boolean): void {
  useLayoutEffect(() => {
    if (!isThere) return undefined
    useLowerEdge.setState((state) => ({ [kind]: state[kind] + 1 }))
    return () => useLowerEdge.setState((state) => ({ [kind]: state[kind] - 1 }))
  }, [kind, isThere])
}
