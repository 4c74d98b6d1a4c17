import { useEffect, type RefObject } from 'react'

/**
 * Keeps the keyboard where it was when what had the focus goes away or is switched off: browsers let it fall back
 * to the page without a word, and the next Tab would begin anywhere.
 */
export function useKeptFocus(place: RefObject<HTMLElement | null>, isOpen: boolean): void {
  useEffect(() => {
    const element = place.current
    if (!isOpen || element === null) return undefined
    const observer = new MutationObserver(() => {
      if (document.activeElement === document.body) element.focus()
    })
    observer.observe(element, { subtree: true, childList: true, attributeFilter: ['disabled'] })
    return () => observer.disconnect()
  }, [isOpen, place])
}
