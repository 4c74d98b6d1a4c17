import { useLayoutEffect, type RefObject } from 'react'

/**
 * Says in `data-words` of a bar how many kinds of its words have to go so that all of it fits: 0 none, up to `most`. How long
 * words are depends on their language: no width of the window says it. The bar's style decides which go first.
 */
export function useFitWords(bar: RefObject<HTMLElement | null>, most: number): void {
  useLayoutEffect(() => {
    const element = bar.current
    if (element === null || typeof ResizeObserver === 'undefined') return undefined
    const fit = () => {
      for (let gone = 0; gone <= most; gone += 1) {
        element.dataset['words'] = String(gone)
        if (element.scrollWidth <= element.clientWidth) break
      }
    }
    const observer = new ResizeObserver(fit)
    observer.observe(element)
    // Counts that come and go, and the words of the connection, change what is inside.
    for (const part of element.children) observer.observe(part)
    return () => observer.disconnect()
  }, [bar, most])
}
