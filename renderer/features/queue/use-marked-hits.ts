import { useEffect, type RefObject } from 'react'
import { parseSearch } from '../../../shared/rules/search-query.ts'
import { useQueue } from './queue-store.ts'

const name = 'search-hit'
const places = ['.cell-subject', '.cell-group', '.cell-requester']
  .flatMap((cell) => [`bdi${cell}`, `${cell} bdi`])
  .join()

/**
 * Marks the words that were searched for in the rows on the screen. By ranges over the text (CSS Custom Highlight API),
 * so that no row is drawn otherwise or again for it; a browser without them shows no marks.
 */
export function useMarkedHits(area: RefObject<HTMLElement | null>): void {
  const text = useQueue((state) => state.view.text)
  useEffect(() => {
    const words = wordsOf(text)
    const element = area.current
    if (words === null || element === null || !('highlights' in CSS)) return undefined
    let frame = 0
    const mark = () => CSS.highlights.set(name, new Highlight(...rangesOf(element, words)))
    const observer = new MutationObserver(() => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(mark)
    })
    observer.observe(element, { subtree: true, childList: true, characterData: true })
    mark()
    return () => {
      observer.disconnect()
      cancelAnimationFrame(frame)
      CSS.highlights.delete(name)
    }
  }, [area, text])
}

/** Beginnings of words that a hit may show; null where no word was typed. */
export function wordsOf(text: string): RegExp | null {
  // Of dates only their words matter here, and those are none.
  const { terms } = parseSearch(text, { now: 0, timeZone: 'UTC' })
  const words = terms.filter(({ isNegated }) => !isNegated).flatMap((term) => term.words)
  if (words.length === 0) return null
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})`, 'giu')
}

function rangesOf(area: HTMLElement, words: RegExp): Range[] {
  const ranges: Range[] = []
  for (const place of area.querySelectorAll(places)) {
    const { firstChild } = place
    if (firstChild === null || firstChild.nodeType !== Node.TEXT_NODE) continue
    for (const { index, 0: found } of (firstChild.textContent ?? '').matchAll(words)) {
      const range = new Range()
      range.setStart(firstChild, index)
      range.setEnd(firstChild, index + found.length)
      ranges.push(range)
    }
  }
  return ranges
}
