import { useEffect, useRef, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useCommands } from '../commands/use-commands.ts'
import { steppedTo } from './stepped-to.ts'
import './row-grid.css'

export interface RowGridProps<Row> {
  label: string
  rows: readonly Row[]
  /** How many there are in all, those not read yet too. */
  total: number
  /** In CSS pixels; all rows are alike. */
  rowHeight: number
  /** Unique on the page: it becomes the row's element id. */
  idOf: (row: Row) => string
  selectedId: string | null
  onPick: (row: Row) => void
  /** There is more to be read than `rows`. */
  hasMore: boolean
  onEndReached: () => void
  /** What stands in the row's one cell; draw it with `memo`. */
  draw: (row: Row) => ReactNode
}

/** A long list of which only the rows in view are drawn: one row is picked, by a press or by the keyboard. */
export function RowGrid<Row>(props: RowGridProps<Row>) {
  'use no memo' // TanStack's virtualizer is one object that changes: what was asked of it must not be remembered.
  const { label, rows, total, rowHeight, idOf, selectedId, onPick, hasMore, onEndReached, draw } = props
  const box = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  })
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (hasMore && last >= rows.length - 20) onEndReached()
  }, [hasMore, last, rows.length, onEndReached])

  const isSelectedInView = items.some(({ index }) => {
    const row = rows[index]
    return row !== undefined && idOf(row) === selectedId
  })
  const stepTo = (key: string): boolean => {
    const here = rows.findIndex((row) => idOf(row) === selectedId)
    const there = steppedTo(key, here, rows.length)
    const row = there === null ? undefined : rows[there]
    if (there === null || row === undefined) return false
    onPick(row)
    virtual.scrollToIndex(there)
    return true
  }
  const stepped = (event: KeyboardEvent) => {
    if (stepTo(event.key)) event.preventDefault()
  }
  /* An arrow moves only where the list has the focus, and there by itself; elsewhere it scrolls. */
  const letterStepped = (letter: 'j' | 'k', press: globalThis.KeyboardEvent | null) =>
    press?.key.startsWith('Arrow') ? false : stepTo(letter)
  /* One listener for all rows: they come and go while the list scrolls. */
  const clicked = (event: MouseEvent) => {
    const element = event.target instanceof Element ? event.target.closest('[data-place]') : null
    const row = element === null ? undefined : rows[Number(element.getAttribute('data-place'))]
    if (row !== undefined) onPick(row)
  }
  useCommands({
    'list.next': (press) => letterStepped('j', press),
    'list.previous': (press) => letterStepped('k', press),
  })

  return (
    <div
      ref={box}
      className="row-grid"
      role="grid"
      aria-rowcount={total}
      aria-label={label}
      tabIndex={0}
      data-keys="lists"
      {...(isSelectedInView && selectedId !== null ? { 'aria-activedescendant': selectedId } : {})}
      onKeyDown={stepped}
      onClick={clicked}
    >
      <div className="row-grid-height" role="rowgroup" style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const row = rows[index]
          if (row === undefined) return null
          const id = idOf(row)
          return (
            <div
              key={id}
              id={id}
              className="row-grid-row"
              data-place={index}
              role="row"
              aria-selected={id === selectedId}
              aria-rowindex={index + 1}
              style={{ transform: `translateY(${start}px)`, height: rowHeight }}
            >
              <div role="gridcell" className="row-grid-cell">
                {draw(row)}
              </div>
            </div>
          )
        })}
      </div>
    </div>
  )
}
