import type { QueueView } from '../../shared/ipc/queue-view.ts'
import { statuses, statusRank } from '../../shared/rules/status.ts'
import { urgencies, urgencyRank } from '../../shared/rules/urgency.ts'

/** Statuses from this rank on are settled. */
export const settledFrom = statusRank('resolved')

/** Tickets of one urgency and one status: one range of an index. At most 25. */
export interface Cell {
  urgency: number
  status: number
}

/**
 * Cells whose rows are merged by value: each of some urgencies with each of some statuses. A queue is its levels, one
 * after the other.
 */
export interface Level {
  rank: number
  cells: Cell[]
}

/** An order that walks cells: by level first, then by `column`, then by row in the same direction. */
export interface CellOrder {
  column: 'place' | 'updated_at' | 'due'
  descending: boolean
  /** Which level a cell belongs to; lower ranks come first. */
  rankOf: (cell: Cell) => number
}

/**
 * The order of a view as a walk over cells, or null where it needs a sort of its own. By urgency or status, the
 * oldest come first within a level in either direction: who waits longest is served first. By what is due next,
 * settled tickets come last in either direction: nothing of them is due.
 */
export function cellOrder(view: Pick<QueueView, 'sort' | 'direction'>): CellOrder | null {
  const descending = view.direction === 'descending'
  const sign = descending ? -1 : 1
  switch (view.sort) {
    case 'urgency':
      return { column: 'place', descending: false, rankOf: (cell) => sign * cell.urgency }
    case 'status':
      return { column: 'place', descending: false, rankOf: (cell) => sign * cell.status * 10 - cell.urgency }
    case 'number':
      return { column: 'place', descending, rankOf: () => 0 }
    case 'updated':
      return { column: 'updated_at', descending, rankOf: () => 0 }
    case 'due':
      return { column: 'due', descending, rankOf: (cell) => (cell.status < settledFrom ? 0 : 1) }
    default:
      return null
  }
}

/** The cells that a view's filters name; an empty filter means all. */
export function cellsOf(view: Pick<QueueView, 'urgencies' | 'statuses'>): Cell[] {
  const ofUrgency =
    view.urgencies.length === 0 ? urgencies : urgencies.filter((one) => view.urgencies.includes(one))
  const ofStatus =
    view.statuses.length === 0 ? statuses : statuses.filter((one) => view.statuses.includes(one))
  return ofUrgency.flatMap((urgency) =>
    ofStatus.map((status) => ({ urgency: urgencyRank(urgency), status: statusRank(status) })),
  )
}

/** The levels of these cells, in the order in which they are shown. */
export function levelsOf(cells: readonly Cell[], order: CellOrder): Level[] {
  const levels = new Map<number, Level>()
  for (const cell of cells) {
    const rank = order.rankOf(cell)
    const level = levels.get(rank)
    if (level === undefined) levels.set(rank, { rank, cells: [cell] })
    else level.cells.push(cell)
  }
  return [...levels.values()].toSorted((one, other) => one.rank - other.rank)
}
