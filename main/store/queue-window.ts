import { failed, success, type Result } from '../../shared/ipc/result.ts'
import type { QueueView, WindowFrom } from '../../shared/ipc/queue-view.ts'
import type { QueueRow, QueueWindow } from '../../shared/ipc/views.ts'
import { assertNever } from '../../shared/rules/assert-never.ts'
import type { Reading } from './handles.ts'
import { countBefore, readCells, rowAtIndex, type CellQueue } from './queue-cells.ts'
import { decodeKey, type QueuePosition } from './queue-key.ts'
import { cellOrder, cellsOf, levelsOf, type Cell } from './queue-levels.ts'
import { readQueueCounts } from './queue-counts.ts'
import { readPosition, readQueueRows } from './queue-rows.ts'
import { countScanBefore, isInView, scanQueue } from './queue-scan.ts'
import { readSearchWindow } from './search-window.ts'
import { nobodySearches, planSearch, type SearchContext } from './search-plan.ts'
import { searchedView } from './searched-view.ts'
import { readTally } from './tally.ts'

/** The means by which one view is read. Both kinds show the same rows; the first never reads more than it shows. */
interface QueueReader {
  database: Reading
  /** In ms: whose pages are withheld then. */
  now: number
  total: number
  rows(from: QueuePosition | null, backward: boolean, limit: number): number[]
  before(position: QueuePosition): number
  rowAt(index: number): number | null
}

/** A window of the queue, or of what its text finds. Fails where a key is none. */
export function readQueueWindow(
  database: Reading,
  view: QueueView,
  from: WindowFrom,
  limit: number,
  context: SearchContext = nobodySearches,
): Result<QueueWindow> {
  const { plan, hints } = planSearch(database, view, context)
  const { now } = context.clock
  if (plan !== null) return readSearchWindow(database, { plan, hints, view, now }, from, limit)
  const window = readPlainWindow(readerOf(database, view, now), view, from, limit)
  if (hints.length === 0 || !window.ok) return window
  return success({
    ...window.value,
    search: searchedView(database, { hints, isTotalExact: true, ordered: null }),
  })
}

function readPlainWindow(
  reader: QueueReader,
  view: QueueView,
  from: WindowFrom,
  limit: number,
): Result<QueueWindow> {
  const { database } = reader
  switch (from.kind) {
    case 'start':
      return success(windowOf(reader, view, reader.rows(null, false, limit), 0))
    case 'index': {
      const start = Math.min(from.index, Math.max(0, reader.total - 1))
      const row = reader.rowAt(start)
      if (row === null) return success({ rows: [], total: reader.total, start: 0 })
      const position = readPosition(database, row, view.sort)
      if (position === null) return success({ rows: [], total: reader.total, start: 0 })
      return success(windowOf(reader, view, [row, ...reader.rows(position, false, limit - 1)], start))
    }
    case 'after':
    case 'before':
    case 'at': {
      const position = decodeKey(from.key)
      if (position === null) return failed('bad-call', 'This place in the queue is unknown.')
      return success(windowAround(reader, view, from.kind, position, limit))
    }
    default:
      return assertNever(from)
  }
}

function windowAround(
  reader: QueueReader,
  view: QueueView,
  kind: 'after' | 'before' | 'at',
  position: QueuePosition,
  limit: number,
): QueueWindow {
  const { database } = reader
  if (kind === 'before') return windowOf(reader, view, reader.rows(position, true, limit).toReversed(), null)
  if (kind === 'after') return windowOf(reader, view, reader.rows(position, false, limit), null)
  const now = readPosition(database, position.row, view.sort)
  if (now === null || !isInView(database, view, position.row))
    return windowOf(reader, view, reader.rows(now ?? position, false, limit), null)
  return windowOf(reader, view, [now.row, ...reader.rows(now, false, limit - 1)], null)
}

function windowOf(
  reader: QueueReader,
  view: QueueView,
  found: readonly number[],
  knownStart: number | null,
): QueueWindow {
  const rows = readQueueRows(reader.database, found, view.sort, reader.now)
  return { rows, total: reader.total, start: knownStart ?? startOf(reader, rows[0]) }
}

function startOf(reader: QueueReader, first: QueueRow | undefined): number {
  const position = first === undefined ? null : decodeKey(first.key)
  return position === null ? reader.total : reader.before(position)
}

function readerOf(database: Reading, view: QueueView, now: number): QueueReader {
  const queue = cellQueueOf(view)
  const means = queue === null ? scanReader(database, view) : cellReader(database, queue)
  return { ...means, database, now }
}

type Means = Omit<QueueReader, 'database' | 'now'>

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

function cellReader(database: Reading, queue: CellQueue): Means {
  const counts = new Map(
    readTally(database, queue.scope, queue.key).map((one) => [one.urgency * 10 + one.status, one.count]),
  )
  const countOf = (cell: Cell) => counts.get(cell.urgency * 10 + cell.status) ?? 0
  return {
    total: queue.levels.flatMap((level) => level.cells).reduce((sum, cell) => sum + countOf(cell), 0),
    rows: (from, backward, limit) => readCells(database, queue, from, backward, limit),
    before: (position) => countBefore(database, queue, position, countOf),
    rowAt: (index) => rowAtIndex(database, queue, index, countOf),
  }
}

function scanReader(database: Reading, view: QueueView): Means {
  return {
    total: readQueueCounts(database, view).total,
    rows: (from, backward, limit) => scanQueue(database, view, from, backward, limit),
    before: (position) => countScanBefore(database, view, position),
    rowAt: (index) => scanQueue(database, view, null, false, 1, index)[0] ?? null,
  }
}
