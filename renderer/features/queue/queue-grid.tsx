import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type MouseEvent,
  type RefObject,
} from 'react'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { i18n } from '../../texts/i18n.ts'
import { useLate } from '../../ui/use-late.ts'
import { columnWidths, isWordy } from './column-widths.ts'
import { HeadingLine } from './heading-line.tsx'
import { linesOf, useLines } from './use-lines.ts'
import { useMarks } from './marks-store.ts'
import { QueueHeader } from './queue-header.tsx'
import { QueueRowLine, rowElementId } from './queue-row.tsx'
import { useQueue } from './queue-store.ts'
import { rowAt } from './row-window.ts'
import { mapScroll, rowHeight, scrollBy, scrollTo } from './scroll-map.ts'
import './queue-grid.css'
import './queue-row.css'
// After the rows: where there is no room for a column, its cells go whatever they hold.
import './queue-columns.css'

/** Rows drawn above and below the visible ones, so that a quick scroll shows no gap. */
const overscan = 6

export interface QueueGridProps {
  /** The grid itself, which takes the keys. */
  gridRef: RefObject<HTMLDivElement | null>
  onOpen: (id: TicketId) => void
}

/** The rows of the queue: a grid of which only what is in view exists. */
export function QueueGrid({ gridRef, onOpen }: QueueGridProps) {
  const window = useQueue((state) => state.window)
  const selection = useQueue((state) => state.selection)
  const isStale = useQueue((state) => state.isStale)
  // Not a delayed transition: that gives the rows a layer of their own, and every filter would draw them twice.
  const isLate = useLate(isStale)
  const rowsSeen = useQueue((state) => state.rowsSeen)
  const rowPicked = useQueue((state) => state.rowPicked)
  const [scrollTop, setScrollTop] = useState(0)
  // No less than it will turn out to be: rows that are drawn in a second step are laid out twice.
  const [viewHeight, setViewHeight] = useState(() => globalThis.innerHeight)
  const columns = useQueue((state) => state.view.columns)
  const lineMap = useLines()
  const total = lineMap.total
  const { height, visible, top } = mapScroll(total, scrollTop, viewHeight)

  useLayoutEffect(() => {
    const element = gridRef.current
    if (element === null) return
    const measure = () => setViewHeight(Math.max(rowHeight, element.clientHeight - headHeight))
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    measure()
    // The place is taken up once, on mounting; from then on the scroll bar is the authority.
    const state = useQueue.getState()
    const known = linesOf(state)
    const first = known.lineOf(state.firstSeen())
    element.scrollTop = scrollBy(first, known.total, 0, element.clientHeight - headHeight)
    return () => observer.disconnect()
  }, [gridRef])
  useEffect(() => {
    // Whoever chose the queue means its rows: Enter, Home and End are theirs. Somebody who types already keeps the keyboard.
    const focused = document.activeElement
    if (focused === null || focused === document.body || focused.closest('nav') !== null)
      gridRef.current?.focus({ preventScroll: true })
  }, [gridRef])

  const { first: firstVisible, last: lastVisible } = visible
  useEffect(() => {
    // A new total may call for rows even where the same places are in view.
    const rows = total > 0 ? lineMap.rowsIn({ first: firstVisible, last: lastVisible }) : null
    if (rows !== null) rowsSeen(rows)
  }, [rowsSeen, firstVisible, lastVisible, total, lineMap])
  useScrollCorrections(gridRef, { total, viewHeight, scrollTop }, setScrollTop)

  const marks = useMarks((state) => state.ids)
  const isMarking = marks.size > 0
  const press = useCallback(
    (id: TicketId, index: number, event: MouseEvent) => {
      rowPicked(id, index)
      if (!markedBy(event, id)) onOpen(id)
    },
    [onOpen, rowPicked],
  )

  const first = Math.max(0, visible.first - overscan)
  const last = Math.min(total - 1, visible.last + overscan)
  const lines = []
  for (let at = first; at <= last; at += 1) {
    const line = lineMap.at(at)
    const index = line?.kind === 'row' ? line.index : -1
    const row = rowAt(window, index)
    const slot = at % (last - first + 1)
    const style = { transform: `translateY(${top + (at - visible.first) * rowHeight}px)` }
    lines.push(
      <div key={slot} role="presentation" className="queue-slot" style={style}>
        {line?.kind === 'heading' ? (
          <HeadingLine section={line.section} line={at} columnCount={columns.length} />
        ) : row === null ? (
          <div className="queue-row queue-row-waiting" />
        ) : (
          <QueueRowLine
            row={row}
            index={index}
            line={at}
            columns={columns}
            isSelected={selection?.id === row.id}
            isMarked={marks.has(row.id)}
            isMarking={isMarking}
            onPress={press}
          />
        )}
      </div>,
    )
  }
  const selectedIsDrawn = selection !== null && rowAt(window, selection.index)?.id === selection.id
  const selectedLine = selection === null ? -1 : lineMap.lineOf(selection.index)
  const showsSelected = selectedIsDrawn && selectedLine >= first && selectedLine <= last
  const states = [
    isLate && 'queue-grid-stale',
    isWordy && 'queue-grid-wordy',
    isMarking && 'queue-grid-marking',
    !showsSelected && 'queue-grid-unselected',
  ]
  return (
    <div
      ref={gridRef}
      role="grid"
      aria-label={i18n.t('Tickets')}
      aria-rowcount={total + 1}
      aria-colcount={columns.length}
      aria-busy={isStale}
      aria-multiselectable={isMarking}
      aria-activedescendant={showsSelected ? rowElementId(selection.index) : undefined}
      tabIndex={0}
      data-keys="queue"
      style={columnWidths}
      className={['queue-grid', ...states.filter((state) => state !== false)].join(' ')}
      onMouseDown={(event) => {
        // A range of rows is meant, not of words.
        if (event.shiftKey) event.preventDefault()
      }}
      onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
    >
      <QueueHeader />
      <div role="rowgroup" className="queue-body" style={{ height }}>
        {lines}
      </div>
    </div>
  )
}

/** The margin of a row, in px, with the box that marks it; the same in queue-columns.css. */
const boxWidth = 28

/** Whether a press marks instead of opening: on the box, with Control or Command, or a range with Shift. */
function markedBy(event: MouseEvent, id: TicketId): boolean {
  const { toggled, reachedTo } = useMarks.getState()
  const isOnBox =
    event.clientX > 0 && event.clientX - event.currentTarget.getBoundingClientRect().left < boxWidth
  if (event.shiftKey) reachedTo(id, useQueue.getState().window?.rows ?? [])
  else if (isOnBox || event.ctrlKey || event.metaKey) toggled(id)
  else return false
  return true
}

/** Height of the column heads, which lie over the first row; the same in queue-grid.css. */
const headHeight = 32

/** Moves the scroll where the store says so: back to the top, along with rows that came above, to the selection. */
function useScrollCorrections(
  gridRef: RefObject<HTMLDivElement | null>,
  { total, viewHeight, scrollTop }: { total: number; viewHeight: number; scrollTop: number },
  onMoved: (scrollTop: number) => void,
): void {
  const shift = useQueue((state) => state.shift)
  const epoch = useQueue((state) => state.epoch)
  const known = useRef({ epoch, turn: shift.turn })
  useLayoutEffect(() => {
    const element = gridRef.current
    if (element === null) return
    // The element is asked only where it has to move: asking lays out the whole page on the spot.
    const move = (to: number) => {
      if (to === scrollTop) return
      element.scrollTop = to
      onMoved(element.scrollTop)
    }
    if (known.current.epoch !== epoch) move(0)
    else if (known.current.turn !== shift.turn) move(scrollBy(shift.rows, total, scrollTop, viewHeight))
    known.current = { epoch, turn: shift.turn }
  }, [epoch, shift, gridRef, total, viewHeight, scrollTop, onMoved])
  useEffect(
    () =>
      useQueue.subscribe(({ selection }, before) => {
        const element = gridRef.current
        if (element === null || selection === null || selection === before.selection) return
        // Only a move of the selection brings it into view; rows that came above must not drag the scroll back to it.
        if (selection.id !== null && selection.id === before.selection?.id) return
        if (selection.index < 0) return
        const height = element.clientHeight - headHeight
        const { lineOf, total: lines } = linesOf(useQueue.getState())
        const to = scrollTo(lineOf(selection.index), lines, element.scrollTop, height)
        if (to !== element.scrollTop) element.scrollTop = to
      }),
    [gridRef],
  )
}
