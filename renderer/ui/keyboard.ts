import { useEffect, useRef } from 'react'

/** By `KeyboardEvent.key`: 'c', '?', '/', '1', 'ArrowDown', 'Enter'. An answer of `false` leaves the key to the browser. */
export type Shortcuts = Readonly<Record<string, (event: KeyboardEvent) => unknown>>

const typingPlaces = 'input, textarea, select, [contenteditable="true"], [role="listbox"], [role="menu"]'
const openDialogs = '[role="dialog"], [role="alertdialog"], [role="listbox"], [role="menu"]'
/** These already press what has the focus. */
const pressingPlaces = 'button, a[href], [role="button"], [role="tab"], [role="radio"], [role="switch"]'

/** These open or move by the arrow keys. */
const arrowPlaces = '[aria-haspopup], [role="tab"], [role="separator"]'

/** Whether a key pressed here is meant for the screen: not while typing, not under an open dialog or list. */
export function isForTheScreen(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey)
    return false
  const target = event.target instanceof Element ? event.target : null
  if (target?.closest(typingPlaces)) return false
  const document = target?.ownerDocument ?? window.document
  if (document.querySelector(openDialogs) !== null) return false
  if (event.key.startsWith('Arrow') && target?.closest(arrowPlaces)) return false
  return !((event.key === 'Enter' || event.key === ' ') && target?.closest(pressingPlaces))
}

/** Keys that work anywhere on the screen while the component is mounted. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const current = useRef(shortcuts)
  useEffect(() => {
    current.current = shortcuts
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const act = Object.hasOwn(current.current, event.key) ? current.current[event.key] : undefined
      if (act === undefined || !isForTheScreen(event)) return
      if (act(event) === false) return
      event.preventDefault()
      event.stopPropagation()
    }
    // Before the element with the focus sees it: a letter must mean one thing, wherever the focus is.
    window.addEventListener('keydown', listen, true)
    return () => window.removeEventListener('keydown', listen, true)
  }, [])
}
