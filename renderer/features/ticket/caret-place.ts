/** What decides where a letter of a field stands. */
const kept = [
  'direction', 'boxSizing', 'width', 'paddingTop', 'paddingRight', 'paddingBottom', 'paddingLeft', 'borderWidth',
  'fontFamily', 'fontSize', 'fontWeight', 'fontStyle', 'letterSpacing', 'lineHeight', 'tabSize', 'textIndent',
] as const // prettier-ignore

/** Where a letter of a field stands within it, in px from its upper left corner. A field does not tell: a copy of it does. */
export function caretPlace(element: HTMLTextAreaElement, offset: number): { left: number; top: number } {
  const { ownerDocument: document } = element
  const copy = document.createElement('div')
  const style = getComputedStyle(element)
  for (const name of kept) copy.style[name] = style[name]
  copy.style.position = 'absolute'
  copy.style.visibility = 'hidden'
  copy.style.whiteSpace = 'pre-wrap'
  copy.style.overflowWrap = 'anywhere'
  copy.textContent = element.value.slice(0, offset)
  const mark = copy.appendChild(document.createElement('span'))
  mark.textContent = '@'
  document.body.append(copy)
  const place = { left: mark.offsetLeft, top: mark.offsetTop - element.scrollTop }
  copy.remove()
  return place
}
