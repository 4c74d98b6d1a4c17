import { numberOf } from './columns.ts'
import type { Reading } from './handles.ts'
import { mergeOrdered } from './merge-ordered.ts'
import type { QueuePosition } from './queue-key.ts'
import type { Cell, CellOrder, Level } from './queue-levels.ts'
import { cellsClause } from './queue-scan.ts'
import type { TallyScope } from './tally.ts'

/** A queue that is walked cell by cell: each window costs what it shows, however long the queue is. */
export interface CellQueue {
  scope: TallyScope
  /** Whose, or which group's; empty for all. */
  key: string
  order: CellOrder
  levels: readonly Level[]
}

interface Spot {
  value: number
  row: number
}

const beyond = Number.MAX_SAFE_INTEGER

/** Rows after a position (or from the start), or before it in reverse order. */
export function* walkCells(
  database: Reading,
  queue: CellQueue,
  from: QueuePosition | null,
  backward: boolean,
): Generator<number, void, undefined> {
  const descending = queue.order.descending !== backward
  const levels = backward ? queue.levels.toReversed() : queue.levels
  const edge = from === null ? null : { rank: queue.order.rankOf(from), spot: spotOf(from, queue.order) }
  const compare = (one: Spot, other: Spot) =>
    (one.value - other.value || one.row - other.row) * (descending ? -1 : 1)
  const unbounded = descending ? { value: beyond, row: beyond } : { value: -beyond, row: -beyond }
  for (const level of levels) {
    if (edge !== null && (backward ? level.rank > edge.rank : level.rank < edge.rank)) continue
    const bound = edge !== null && level.rank === edge.rank ? edge.spot : unbounded
    const walks = level.cells.map((cell) => walkCell(database, queue, cell, bound, descending))
    for (const spot of mergeOrdered(walks, compare)) yield spot.row
  }
}

/** How many rows stand before a position. `counts` are the queue's own: levels that lie before are not walked. */
export function countBefore(
  database: Reading,
  queue: CellQueue,
  position: QueuePosition,
  countOf: (cell: Cell) => number,
): number {
  const rank = queue.order.rankOf(position)
  const spot = spotOf(position, queue.order)
  let count = 0
  for (const level of queue.levels) {
    if (level.rank > rank) break
    for (const cell of level.cells)
      count += level.rank < rank ? countOf(cell) : countCellBefore(database, queue, cell, spot)
  }
  return count
}

/** The row at an index of the queue; null beyond its end. Levels that lie before are skipped by their counts. */
export function rowAtIndex(
  database: Reading,
  queue: CellQueue,
  index: number,
  countOf: (cell: Cell) => number,
): number | null {
  let left = index
  for (const level of queue.levels) {
    const size = level.cells.reduce((sum, cell) => sum + countOf(cell), 0)
    if (left < size) return rowInLevel(database, queue, level, left)
    left -= size
  }
  return null
}

function spotOf(position: QueuePosition, order: CellOrder): Spot {
  return { value: order.column === 'place' ? position.place : position.updatedAt, row: position.row }
}

/** The condition that narrows a walk to one person or one group, as the start of a WHERE clause. */
const scopeConditions: Record<TallyScope, string> = {
  all: '',
  assignee: 'assignee_id = ? AND ',
  group: 'group_id = ? AND ',
}

function scopeValues(queue: CellQueue): string[] {
  return queue.scope === 'all' ? [] : [queue.key]
}

/** Keyset, not OFFSET: a row that arrives while somebody scrolls must not shift the next window. */
function* walkCell(
  database: Reading,
  queue: CellQueue,
  cell: Cell,
  bound: Spot,
  descending: boolean,
): Generator<Spot, void, undefined> {
  const { column } = queue.order
  const [compare, direction] = descending ? ['<', 'DESC'] : ['>', 'ASC']
  const rows = database.walk(
    `${cell.urgency}${cell.status}`,
    `SELECT ${column} AS value, row FROM ticket
     WHERE ${scopeConditions[queue.scope]}urgency = ? AND status = ? AND (${column}, row) ${compare} (?, ?)
     ORDER BY ${column} ${direction}, row ${direction}`,
    ...scopeValues(queue),
    cell.urgency,
    cell.status,
    bound.value,
    bound.row,
  )
  try {
    for (let next = rows.next(); next.done !== true; next = rows.next())
      yield { value: numberOf(next.value, 'value'), row: numberOf(next.value, 'row') }
  } finally {
    rows.return?.()
  }
}

function countCellBefore(database: Reading, queue: CellQueue, cell: Cell, spot: Spot): number {
  const { column, descending } = queue.order
  const row = database.get(
    `SELECT count(*) AS n FROM ticket
     WHERE ${scopeConditions[queue.scope]}urgency = ? AND status = ? AND (${column}, row) ${descending ? '>' : '<'} (?, ?)`,
    ...scopeValues(queue),
    cell.urgency,
    cell.status,
    spot.value,
    spot.row,
  )
  return numberOf(row ?? {}, 'n')
}

/**
 * A jump of the scroll bar lands anywhere: here an OFFSET is right. It steps over an
 * index that is in this order already and holds all that is asked for, rather than sort the rows of many cells.
 */
function rowInLevel(database: Reading, queue: CellQueue, level: Level, offset: number): number | null {
  const { column } = queue.order
  const direction = queue.order.descending ? 'DESC' : 'ASC'
  const row = database.get(
    `SELECT row FROM ticket
     WHERE ${scopeConditions[queue.scope]}${cellsClause(level.cells)}
     ORDER BY ${column} ${direction}, row ${direction} LIMIT 1 OFFSET ?`,
    ...scopeValues(queue),
    offset,
  )
  return row === undefined ? null : numberOf(row, 'row')
}
