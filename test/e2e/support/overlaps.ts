import type { Page } from '@playwright/test'

/**
 * Texts of the topmost layer that lie over each other, or that were cut off by three dots although they are ours to shorten; one
 * line each. `isOurs`: letters that only the catalogue says.
 */
export function overlaps(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>()
    const layer = [...document.querySelectorAll('.dialog-scrim, .float')].at(-1) ?? document.body
    const isOurs = (text: string) => /[å-ž]{2}/i.test(text)
    const nameOf = (element: Element) =>
      element.tagName.toLowerCase() + [...element.classList].map((name) => `.${name}`).join('')
    interface Seen {
      text: string
      parent: Element
      box: DOMRect
    }
    const seen: Seen[] = []

    /** What of a box is not cut away by what holds it. */
    const visibleOf = (box: DOMRect, parent: Element): DOMRect => {
      let [left, top, right, bottom] = [
        Math.max(box.left, 0),
        Math.max(box.top, 0),
        Math.min(box.right, innerWidth),
        Math.min(box.bottom, innerHeight),
      ]
      for (let each: Element | null = parent; each && each !== document.body; each = each.parentElement) {
        const { overflowX, position, clipPath } = getComputedStyle(each)
        if (clipPath !== 'none') return new DOMRect(0, 0, 0, 0)
        if (overflowX !== 'visible') {
          const outer = each.getBoundingClientRect()
          ;[left, top, right, bottom] = [
            Math.max(left, outer.left),
            Math.max(top, outer.top),
            Math.min(right, outer.right),
            Math.min(bottom, outer.bottom),
          ]
        }
        if (position === 'fixed') break
      }
      return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top))
    }

    /** What is shortened on purpose: a press on it tells the rest. */
    const givesWay = '.connection-words'
    /** What puts three dots in the place of words. */
    const shortened = (element: Element): Element | null => {
      for (let each: Element | null = element; each; each = each.parentElement)
        if (getComputedStyle(each).textOverflow === 'ellipsis') return each
      return null
    }

    const texts = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const parent = texts.currentNode.parentElement
      const text = (texts.currentNode.textContent ?? '').trim()
      if (parent === null || text === '') continue
      if (!parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
      // What passes by lies over the page on purpose.
      if (parent.closest('.toasts, .key-hint-place') !== null) continue
      const holder = shortened(parent)
      if (
        holder !== null &&
        !holder.matches(givesWay) &&
        isOurs(text) &&
        holder.scrollWidth > holder.clientWidth + 1
      )
        found.add(`“${text.slice(0, 60)}” is cut off in ${nameOf(holder)}`)
      const range = document.createRange()
      range.selectNodeContents(texts.currentNode)
      for (const box of range.getClientRects()) {
        const visible = visibleOf(box, parent)
        if (visible.width > 3 && visible.height > 3) seen.push({ text, parent, box: visible })
      }
    }
    const tolerance = 3
    for (const [place, one] of seen.entries())
      for (const other of seen.slice(place + 1)) {
        const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left)
        const tall = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top)
        if (one.parent === other.parent || wide <= tolerance || tall <= tolerance) continue
        found.add(
          `“${one.text.slice(0, 40)}” and “${other.text.slice(0, 40)}” overlap in ${nameOf(one.parent)}`,
        )
      }
    return [...found]
  })
}
