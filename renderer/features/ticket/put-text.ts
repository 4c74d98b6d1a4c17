import type { TextEdit } from './format-text.ts'

/**
 * Changes what stands in a field as if it were typed, so that the browser's own undo takes it back. `execCommand` is old and
 * has no successor for this; where there is none, the text is set and only the undo is lost.
 */
export function putText(element: HTMLTextAreaElement, { from, to, insert, select }: TextEdit): void {
  element.focus()
  element.setSelectionRange(from, to)
  if (!typedIn(element.ownerDocument, insert)) {
    element.setRangeText(insert, from, to, 'end')
    element.dispatchEvent(new InputEvent('input', { bubbles: true }))
  }
  element.setSelectionRange(from + select[0], from + select[1])
}

/** The library of the tests' own window has no such command. */
function typedIn(document: Document, insert: string): boolean {
  if (typeof document.execCommand !== 'function') return false
  return insert === '' ? document.execCommand('delete') : document.execCommand('insertText', false, insert)
}
