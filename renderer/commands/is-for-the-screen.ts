/** A choice is no text: what is typed on it goes nowhere else. */
const fields = 'input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable="true"]'
const typingPlaces = `${fields}, [role="listbox"], [role="menu"]`
const dialogs = '[role="dialog"], [role="alertdialog"]'
const openLayers = `${dialogs}, [role="listbox"], [role="menu"]`
/** These already press what has the focus. */
const pressingPlaces =
  'button, a[href], input, summary, [role="button"], [role="tab"], [role="radio"], [role="switch"]'

/** These open or move by the arrow keys. */
const arrowPlaces = 'input, [aria-haspopup], [role="tab"], [role="separator"]'

/** Whether a key pressed here is meant for the screen: not while typing, not under an open dialog or list. */
export function isForTheScreen(event: KeyboardEvent): boolean {
  if (event.defaultPrevented) return false
  const target = targetOf(event)
  if (target?.closest(typingPlaces)) return false
  if (documentOf(target).querySelector(openLayers) !== null) return false
  if (event.key.startsWith('Arrow') && target?.closest(arrowPlaces)) return false
  return !((event.key === 'Enter' || event.key === ' ') && target?.closest(pressingPlaces))
}

/** The same of a chord that works while somebody types: only an open dialog keeps it. */
export function isOverNoDialog(event: KeyboardEvent): boolean {
  return !event.defaultPrevented && documentOf(targetOf(event)).querySelector(dialogs) === null
}

export function isTyping(event: Event): boolean {
  return targetOf(event)?.closest(fields) != null
}

function targetOf(event: Event): Element | null {
  return event.target instanceof Element ? event.target : null
}

function documentOf(target: Element | null): Document {
  return target?.ownerDocument ?? window.document
}
