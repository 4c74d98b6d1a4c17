import type { QueueSection } from '../../../shared/ipc/views.ts'
import type { Span } from './row-window.ts'

/** What stands at a line of the grid: a heading, or a row of the queue. */
export type Line = { kind: 'heading'; section: QueueSection } | { kind: 'row'; index: number }

/** How rows and headings share the lines of the grid. Rows under a heading that is collapsed are none. */
export interface LineMap {
  /** Headings and rows together. */
  total: number
  at: (line: number) => Line | null
  lineOf: (rowIndex: number) => number
  /** The rows between two lines, both included; null where there are headings alone. */
  rowsIn: (lines: Span) => Span | null
}

/** Without headings each row is its own line. */
export function plainLines(total: number): LineMap {
  return {
    total,
    at: (line) => (line >= 0 && line < total ? { kind: 'row', index: line } : null),
    lineOf: (index) => index,
    rowsIn: (lines) => lines,
  }
}

/** A heading before the rows of each section. */
export function linesUnderHeadings(
  sections: readonly QueueSection[],
  collapsed: ReadonlySet<string>,
): LineMap {
  const headings: { line: number; firstRow: number; section: QueueSection }[] = []
  let line = 0
  let row = 0
  for (const section of sections) {
    headings.push({ line, firstRow: row, section })
    const shown = collapsed.has(section.key) ? 0 : section.count
    line += 1 + shown
    row += shown
  }
  const [totalLines, totalRows] = [line, row]
  const headingAt = (isBefore: (one: (typeof headings)[number]) => boolean) =>
    headings[lastWhere(headings, isBefore)]
  const rowsBefore = (at: number) => {
    const heading = headingAt((one) => one.line <= at)
    return heading === undefined ? 0 : heading.firstRow + Math.max(0, at - heading.line - 1)
  }
  return {
    total: totalLines,
    at: (at) => {
      if (at < 0 || at >= totalLines) return null
      const heading = headingAt((one) => one.line <= at)
      if (heading === undefined) return null
      if (heading.line === at) return { kind: 'heading', section: heading.section }
      return { kind: 'row', index: heading.firstRow + at - heading.line - 1 }
    },
    lineOf: (index) => {
      // Of sections that begin with one row, those before the last are empty or collapsed.
      const heading = headingAt((one) => one.firstRow <= index)
      return heading === undefined ? index : heading.line + 1 + index - heading.firstRow
    },
    rowsIn: ({ first, last }) => {
      const begin = rowsBefore(first)
      const end = Math.min(totalRows, rowsBefore(last + 1)) - 1
      return end < begin ? null : { first: begin, last: end }
    },
  }
}

/** Where it holds for a beginning of the list: the place of the last one of that; -1 for none. */
function lastWhere<Item>(list: readonly Item[], isSo: (item: Item) => boolean): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const item = list[middle]
    if (item !== undefined && isSo(item)) low = middle + 1
    else high = middle
  }
  return low - 1
}
