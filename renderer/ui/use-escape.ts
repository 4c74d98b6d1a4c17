import { useEffect, useRef, type RefObject } from 'react'

/** What lies over the page, each later one above those before: dialogs, lists, menus, small panels. */
const layers = '.dialog-scrim, .float'

/**
 * Escape means the topmost layer, at the first press. The library alone gives the key to a hint that happens to be
 * shown for a button inside, and to a field: the dialog would stay.
 */
export function useEscape(layer: RefObject<HTMLElement | null>, isOpen: boolean, onEscape: () => void): void {
  const current = useRef(onEscape)
  useEffect(() => {
    current.current = onEscape
  })
  useEffect(() => {
    if (!isOpen) return undefined
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing || layer.current === null) return
      if (![...document.querySelectorAll(layers)].at(-1)?.contains(layer.current)) return
      event.preventDefault()
      event.stopImmediatePropagation()
      current.current()
    }
    window.addEventListener('keydown', listen, true)
    return () => window.removeEventListener('keydown', listen, true)
  }, [isOpen, layer])
}
