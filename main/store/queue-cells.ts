import { numberOf } from './columns.ts'
import type { Reading } from './handles.ts'
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

/**
 * At most `limit` rows after a position (or from the start), or before it in reverse order. One statement per level: it
 * steps along each cell's range of the index and merges them itself, and reads no more of any than it gives.
 */
export function readCells(
  database: Reading,
  queue: CellQueue,
  from: QueuePosition | null,
  backward: boolean,
  limit: number,
): number[] {
  const descending = queue.order.descending !== backward
  const levels = backward ? queue.levels.toReversed() : queue.levels
  const edge = from === null ? null : { rank: queue.order.rankOf(from), spot: spotOf(from, queue.order) }
  const unbounded = descending ? { value: beyond, row: beyond } : { value: -beyond, row: -beyond }
  const rows: number[] = []
  for (const level of levels) {
    if (rows.length >= limit) break
    if (edge !== null && (backward ? level.rank > edge.rank : level.rank < edge.rank)) continue
    const bound = edge !== null && level.rank === edge.rank ? edge.spot : unbounded
    const found = database.all(
      levelSql(queue, level.cells.length, descending),
      bound.value,
      bound.row,
      limit - rows.length,
      queue.key,
      ...level.cells.flatMap(({ urgency, status }) => [urgency, status]),
    )
    for (const row of found) rows.push(numberOf(row, 'row'))
  }
  return rows
}

/** Made once each: putting them together takes longer than running them. */
const levelStatements = new Map<string, string>()

/**
 * Keyset, not OFFSET: a row that arrives while somebody scrolls must not shift the next window. ORDER BY over UNION ALL
 * of ranges that are each in that order is a merge, not a sort (https://sqlite.org/queryplanner.html).
 */
function levelSql({ scope, order: { column } }: CellQueue, cells: number, descending: boolean): string {
  const name = `${scope} ${column} ${cells} ${descending}`
  const known = levelStatements.get(name)
  if (known !== undefined) return known
  const [compare, direction] = descending ? ['<', 'DESC'] : ['>', 'ASC']
  const narrowed = scopeConditions[scope].replace('?', '?4')
  const ranges = Array.from(
    { length: cells },
    (_, cell) => `SELECT row, ${column} AS value FROM ticket
      WHERE ${narrowed}urgency = ?${5 + 2 * cell} AND status = ?${6 + 2 * cell} AND (${column}, row) ${compare} (?1, ?2)`,
  )
  const sql = `${ranges.join(' UNION ALL ')} ORDER BY value ${direction}, row ${direction} LIMIT +?3`
  levelStatements.set(name, sql)
  return sql
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
  const values = { place: position.place, updated_at: position.updatedAt, due: position.due }
  return { value: values[order.column], row: position.row }
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
