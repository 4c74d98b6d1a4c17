import type { Page } from '@playwright/test'

/** What is cut off, spills over, lies outside of the window or scrolls sideways on the page, one line each. */
export function layoutFlaws(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>()
    const tolerance = 2
    const scrolls = (overflow: string) => overflow === 'auto' || overflow === 'scroll'
    const nameOf = (element: Element) =>
      element.tagName.toLowerCase() + [...element.classList].map((name) => `.${name}`).join('')
    const wordsOf = (element: Element) =>
      (element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 40)
    const isDrawn = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    /** For screen readers only: cut to nothing on purpose. */
    const isClipped = (element: Element) => {
      for (let each: Element | null = element; each; each = each.parentElement)
        if (getComputedStyle(each).clipPath !== 'none') return true
      return false
    }

    /** By how much a font of this machine stands out of the line that it was given, above and below: no more than air of its own. */
    const standsOutBy = (parent: Element, box: DOMRect) => {
      const line = Number.parseFloat(getComputedStyle(parent).lineHeight)
      return Number.isNaN(line) ? 0 : Math.max(0, (box.height - line) / 2)
    }

    /** Up from a text to what scrolls or floats, through every box that should hold it. */
    const checkText = (text: Text, box: DOMRect, air: number): void => {
      let isVerticalOpen = true
      let isSidewaysOpen = true
      for (
        let each = text.parentElement;
        each && each !== document.documentElement;
        each = each.parentElement
      ) {
        const { display, overflowX, overflowY, textOverflow, position, webkitLineClamp } =
          getComputedStyle(each)
        if (display === 'inline' || display === 'contents') continue
        const outer = each.getBoundingClientRect()
        if (textOverflow === 'ellipsis' && overflowX !== 'visible') isSidewaysOpen = false
        if (webkitLineClamp !== 'none') isVerticalOpen = false
        if (scrolls(overflowX)) isSidewaysOpen = false
        if (scrolls(overflowY)) isVerticalOpen = false
        const words = `“${(text.textContent ?? '').trim().slice(0, 40)}” stands out of ${nameOf(each)}`
        if (isSidewaysOpen && (box.right > outer.right + tolerance || box.left < outer.left - tolerance))
          return void found.add(`${words} sideways`)
        const spare = overflowY === 'visible' ? tolerance + air : tolerance
        if (isVerticalOpen && (box.bottom > outer.bottom + spare || box.top < outer.top - spare))
          return void found.add(`${words} above or below`)
        if (position === 'absolute' || position === 'fixed') return
        if (!isSidewaysOpen && !isVerticalOpen) return
      }
    }

    /** Line by line; where spaces are kept, word by word: the space at the end of a line hangs out of it, and is not seen. */
    const boxesOf = (text: Text, parent: Element): DOMRect[] => {
      const keepsSpaces = getComputedStyle(parent).whiteSpaceCollapse !== 'collapse'
      return [...text.data.matchAll(keepsSpaces ? /\S+/g : /[^]+/g)].flatMap(({ 0: { length }, index }) => {
        const range = document.createRange()
        range.setStart(text, index)
        range.setEnd(text, index + length)
        return [...range.getClientRects()]
      })
    }

    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const text = texts.currentNode
      const parent = text.parentElement
      if (!(text instanceof Text) || parent === null || text.data.trim() === '') continue
      if (!isDrawn(parent) || isClipped(parent)) continue
      for (const box of boxesOf(text, parent))
        if (box.width > 0) checkText(text, box, standsOutBy(parent, box))
    }

    for (const element of document.querySelectorAll('*')) {
      if (!isDrawn(element) || isClipped(element)) continue
      const { overflowX } = getComputedStyle(element)
      const isRoot = element === document.documentElement
      // Text that was laid out by its author keeps its lines.
      if (element.matches('pre, input, textarea')) continue
      if ((isRoot || scrolls(overflowX)) && element.scrollWidth > element.clientWidth + 1)
        found.add(`${nameOf(element)} scrolls sideways`)
    }

    for (const element of document.querySelectorAll('button, a[href], input, textarea, [tabindex="0"]')) {
      if (!isDrawn(element) || isClipped(element)) continue
      const { left, right, width } = element.getBoundingClientRect()
      if (width > 0 && (right > innerWidth + tolerance || left < -tolerance))
        found.add(`${nameOf(element)} “${wordsOf(element)}” lies outside of the window`)
    }
    return [...found]
  })
}
