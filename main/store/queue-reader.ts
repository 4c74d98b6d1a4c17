import type { QueueView } from '../../shared/ipc/queue-view.ts'
import type { Reading } from './handles.ts'
import { countBefore, readCells, rowAtIndex, type CellQueue } from './queue-cells.ts'
import { readQueueCounts } from './queue-counts.ts'
import type { QueuePosition } from './queue-key.ts'
import { cellOrder, cellsOf, levelsOf, type Cell } from './queue-levels.ts'
import { countScanBefore, scanQueue } from './queue-scan.ts'
import { readTally } from './tally.ts'

/** The means by which one view is read. Both kinds show the same rows; the first never reads more than it shows. */
export interface QueueReader {
  total: number
  /** At most `limit` rows after a position (null: from the end where the walk begins), or before it in reverse order. */
  rows(from: QueuePosition | null, backward: boolean, limit: number): number[]
  before(position: QueuePosition): number
  rowAt(index: number): number | null
}

export function readerOf(database: Reading, view: QueueView): QueueReader {
  const queue = cellQueueOf(view)
  return queue === null ? scanReader(database, view) : cellReader(database, queue)
}

/** The walk over cells for a view; null where it filters or sorts by what no cell is indexed by. */
function cellQueueOf(view: QueueView): CellQueue | null {
  const order = cellOrder(view)
  if (order === null) return null
  if (view.assignee !== null && view.groupId !== null) return null
  const levels = levelsOf(cellsOf(view), order)
  if (view.assignee === null && view.groupId === null) return { scope: 'all', key: '', order, levels }
  if (view.groupId !== null) return { scope: 'group', key: view.groupId, order, levels }
  return {
    scope: 'assignee',
    key: view.assignee === 'none' || view.assignee === null ? '' : view.assignee,
    order,
    levels,
  }
}

function cellReader(database: Reading, whole: CellQueue): QueueReader {
  const counts = new Map(
    readTally(database, whole.scope, whole.key).map((one) => [one.urgency * 10 + one.status, one.count]),
  )
  const countOf = (cell: Cell) => counts.get(cell.urgency * 10 + cell.status) ?? 0
  // A small queue, such as one person's, has few of the 25 cells: the others are not even asked.
  const levels = whole.levels
    .map(({ rank, cells }) => ({ rank, cells: cells.filter((cell) => countOf(cell) > 0) }))
    .filter(({ cells }) => cells.length > 0)
  const queue = { ...whole, levels }
  return {
    total: queue.levels.flatMap((level) => level.cells).reduce((sum, cell) => sum + countOf(cell), 0),
    rows: (from, backward, limit) => readCells(database, queue, from, backward, limit),
    before: (position) => countBefore(database, queue, position, countOf),
    rowAt: (index) => rowAtIndex(database, queue, index, countOf),
  }
}

function scanReader(database: Reading, view: QueueView): QueueReader {
  return {
    total: readQueueCounts(database, view).total,
    rows: (from, backward, limit) => scanQueue(database, view, from, backward, limit),
    before: (position) => countScanBefore(database, view, position),
    rowAt: (index) => scanQueue(database, view, null, false, 1, index)[0] ?? null,
  }
}
