import { useEffect, type RefObject } from 'react'

/**
 * Gives the keyboard to `heir` when what had the focus inside `place` goes away, as a button does whose countdown ran
 * out: browsers let the focus fall back to the page without a word, and the next Tab would begin anywhere.
 */
export function useFocusHeir(
  place: RefObject<HTMLElement | null>,
  heir: RefObject<HTMLElement | null>,
): void {
  useEffect(() => {
    const element = place.current
    if (element === null) return undefined
    let last: Element | null = null
    const entered = (event: FocusEvent) => {
      last = event.target instanceof Element ? event.target : null
    }
    // Some browsers say so before they remove what had the focus: only afterwards is it known whether it left by itself.
    const left = ({ target }: FocusEvent) =>
      queueMicrotask(() => {
        if (last === target && target instanceof Element && target.isConnected) last = null
      })
    const observer = new MutationObserver(() => {
      if (last === null || last.isConnected || document.activeElement !== document.body) return
      last = null
      heir.current?.focus()
    })
    element.addEventListener('focusin', entered)
    element.addEventListener('focusout', left)
    observer.observe(element, { subtree: true, childList: true })
    return () => {
      element.removeEventListener('focusin', entered)
      element.removeEventListener('focusout', left)
      observer.disconnect()
    }
  }, [place, heir])
}
