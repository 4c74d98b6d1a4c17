import { failed, success, type Result } from '../../shared/ipc/result.ts'
import type { QueueView, WindowFrom } from '../../shared/ipc/queue-view.ts'
import type { QueueRow, QueueWindow } from '../../shared/ipc/views.ts'
import { assertNever } from '../../shared/rules/assert-never.ts'
import type { Reading } from './handles.ts'
import { noSections, readGroupedWindow, type HeldSections } from './grouped-window.ts'
import { decodeKey, type QueuePosition } from './queue-key.ts'
import { readerOf, type QueueReader } from './queue-reader.ts'
import { readPosition, readQueueRows } from './queue-rows.ts'
import { isInView } from './queue-scan.ts'
import { readSearchWindow } from './search-window.ts'
import { nobodySearches, planSearch, type SearchContext } from './search-plan.ts'
import { searchedView } from './searched-view.ts'

/** A view that is read, and what all of its windows need. */
interface Read extends QueueReader {
  database: Reading
  /** In ms: whose pages are withheld then. */
  now: number
}

/** A window of the queue, or of what its text finds. Fails where a key is none. */
export function readQueueWindow(
  database: Reading,
  view: QueueView,
  from: WindowFrom,
  limit: number,
  context: SearchContext = nobodySearches,
  held: HeldSections = noSections,
): Result<QueueWindow> {
  const { plan, hints } = planSearch(database, view, context)
  const { now } = context.clock
  if (plan !== null) return readSearchWindow(database, { plan, hints, view, now }, from, limit)
  const window =
    view.grouping === 'none'
      ? readPlainWindow({ ...readerOf(database, view), database, now }, view, from, limit)
      : readGroupedWindow({ database, view, grouping: view.grouping, now, held }, from, limit)
  if (hints.length === 0 || !window.ok) return window
  return success({
    ...window.value,
    search: searchedView(database, { hints, isTotalExact: true, ordered: null }),
  })
}

function readPlainWindow(
  reader: Read,
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
  reader: Read,
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
  reader: Read,
  view: QueueView,
  found: readonly number[],
  knownStart: number | null,
): QueueWindow {
  const rows = readQueueRows(reader.database, found, view.sort, reader.now)
  return { rows, total: reader.total, start: knownStart ?? startOf(reader, rows[0]) }
}

function startOf(reader: Read, first: QueueRow | undefined): number {
  const position = first === undefined ? null : decodeKey(first.key)
  return position === null ? reader.total : reader.before(position)
}
