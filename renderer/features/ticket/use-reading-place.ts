import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import type { TicketView } from '../../../shared/ipc/views.ts'
import { arrivals } from './arrivals.ts'
import { unseenMessages } from './unseen-messages.ts'

/** So near to the end, in px, counts as reading the newest message. */
const nearTheEnd = 32

interface ReadingPlace {
  scroller: RefObject<HTMLDivElement | null>
  /** Messages that came below what is being read. */
  unseen: number
  scrolled: () => void
  toTheEnd: () => void
}

/**
 * A ticket opens at its newest message; one's own message comes into view; whoever reads the end goes on reading it.
 * Whoever reads further up is not moved, but told. Only what holds a reply comes into view by itself: it is to be read
 * before anything else happens.
 */
export function useReadingPlace({ ticket, messages }: TicketView): ReadingPlace {
  const scroller = useRef<HTMLDivElement>(null)
  const isAtEnd = useRef(true)
  const shown = useRef<{ ticketId: string; ids: ReadonlySet<string> } | null>(null)
  const heldFor = useRef('')
  const [unseen, setUnseen] = useState(0)

  const toTheEnd = useCallback(() => {
    const element = scroller.current
    if (element !== null) element.scrollTop = element.scrollHeight
    isAtEnd.current = true
    setUnseen(0)
  }, [])
  const scrolled = useCallback(() => {
    const element = scroller.current
    if (element === null) return
    isAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight <= nearTheEnd
    if (isAtEnd.current) setUnseen(0)
  }, [])
  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    // A composer that grows takes from below what was being read.
    const observer = new ResizeObserver(() => {
      if (isAtEnd.current) element.scrollTop = element.scrollHeight
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  useLayoutEffect(() => {
    const before = shown.current?.ticketId === ticket.id ? shown.current.ids : null
    shown.current = { ticketId: ticket.id, ids: new Set(messages.map(({ id }) => id)) }
    const held = [...unseenMessages(messages)].join(' ')
    const isNews = held !== '' && held !== heldFor.current
    heldFor.current = held
    if (isNews) return toWhatIsNew(scroller.current)
    if (before === null) return toTheEnd()
    const { own, others } = arrivals(before, messages)
    if (own > 0 || isAtEnd.current) return toTheEnd()
    if (others > 0) setUnseen((count) => count + others)
  }, [ticket.id, messages, toTheEnd])
  return { scroller, unseen, scrolled, toTheEnd }
}

/** The first message that holds a reply, at the top; the reply itself comes after it. */
function toWhatIsNew(element: HTMLElement | null): void {
  const first = element?.querySelector('[data-unseen]')
  if (!element || !first) return
  element.scrollTop += first.getBoundingClientRect().top - element.getBoundingClientRect().top - 12
}
