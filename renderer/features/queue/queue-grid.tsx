import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { columns } from './columns.ts'
import { QueueHeader } from './queue-header.tsx'
import { QueueRowLine, rowElementId } from './queue-row.tsx'
import { useQueue } from './queue-store.ts'
import { rowAt } from './row-window.ts'
import { mapScroll, rowHeight, scrollBy, scrollTo } from './scroll-map.ts'
import './queue-grid.css'

/** Rows drawn above and below the visible ones, so that a quick scroll shows no gap. */
const overscan = 6

interface QueueGridProps {
  onOpen: (id: TicketId) => void
}

/** The rows of the queue: a grid of which only what is in view exists. */
export function QueueGrid({ onOpen }: QueueGridProps) {
  const window = useQueue((state) => state.window)
  const selection = useQueue((state) => state.selection)
  const isStale = useQueue((state) => state.isStale)
  const { rowsSeen, rowPicked, firstSeen } = useQueue.getState()
  const scroller = useRef<HTMLDivElement>(null)
  const [scrollTop, setScrollTop] = useState(0)
  const [viewHeight, setViewHeight] = useState(600)
  const total = window?.total ?? 0
  const { height, visible, top } = mapScroll(total, scrollTop, viewHeight)

  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return
    const measure = () => setViewHeight(Math.max(rowHeight, element.clientHeight - headHeight))
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    measure()
    element.scrollTop = scrollBy(firstSeen(), total, 0, element.clientHeight - headHeight)
    return () => observer.disconnect()
    // The place is taken up once, on mounting; from then on the scroll bar is the authority.
  }, [])

  useEffect(() => rowsSeen(visible), [visible.first, visible.last, total])
  useScrollCorrections(scroller, total, viewHeight, setScrollTop)

  const open = useCallback(
    (id: TicketId, index: number) => {
      rowPicked(id, index)
      onOpen(id)
    },
    [onOpen, rowPicked],
  )

  const first = Math.max(0, visible.first - overscan)
  const last = Math.min(total - 1, visible.last + overscan)
  const lines = []
  for (let index = first; index <= last; index += 1) {
    const row = rowAt(window, index)
    const slot = index % (last - first + 1)
    const style = { transform: `translateY(${top + (index - visible.first) * rowHeight}px)` }
    lines.push(
      <div key={slot} role="presentation" className="queue-slot" style={style}>
        {row === null ? (
          <div className="queue-row queue-row-waiting" />
        ) : (
          <QueueRowLine row={row} index={index} isSelected={selection?.id === row.id} onOpen={open} />
        )}
      </div>,
    )
  }
  const selectedIsDrawn = selection !== null && rowAt(window, selection.index)?.id === selection.id
  const isInView = selection !== null && selection.index >= first && selection.index <= last
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label="Tickets"
      aria-rowcount={total + 1}
      aria-colcount={columns.length}
      aria-busy={isStale}
      aria-activedescendant={selectedIsDrawn && isInView ? rowElementId(selection.index) : undefined}
      tabIndex={0}
      className={`queue-grid ${isStale ? 'queue-grid-stale' : ''}`}
      onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
    >
      <QueueHeader />
      <div role="rowgroup" className="queue-body" style={{ height }}>
        {lines}
      </div>
    </div>
  )
}

/** Height of the column heads, which lie over the first row; the same in queue-grid.css. */
const headHeight = 32

/** Moves the scroll where the store says so: back to the top, along with rows that came above, to the selection. */
function useScrollCorrections(
  scroller: React.RefObject<HTMLDivElement | null>,
  total: number,
  viewHeight: number,
  onMoved: (scrollTop: number) => void,
): void {
  const shift = useQueue((state) => state.shift)
  const epoch = useQueue((state) => state.epoch)
  const selectedIndex = useQueue((state) => state.selection?.index ?? null)
  const known = useRef({ epoch, turn: shift.turn })
  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return
    const move = (to: number) => {
      if (to === element.scrollTop) return
      element.scrollTop = to
      onMoved(element.scrollTop)
    }
    if (known.current.epoch !== epoch) move(0)
    else if (known.current.turn !== shift.turn)
      move(scrollBy(shift.rows, total, element.scrollTop, viewHeight))
    known.current = { epoch, turn: shift.turn }
  }, [epoch, shift, scroller, total, viewHeight, onMoved])
  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null || selectedIndex === null) return
    const to = scrollTo(selectedIndex, total, element.scrollTop, viewHeight)
    if (to !== element.scrollTop) element.scrollTop = to
    // Only a move of the selection brings it into view; new rows must not drag the scroll back to it.
  }, [selectedIndex])
}
