import type { WindowFrom } from '../../shared/ipc/queue-view.ts'
import type { QueueRow, QueueWindow } from '../../shared/ipc/views.ts'
import { assertNever } from '../../shared/rules/assert-never.ts'
import type { Reading } from './handles.ts'
import { readHits, rowsAt } from './search-hits.ts'
import type { HitPosition } from './search-key.ts'
import type { HitList } from './search-lists.ts'
import type { SearchPlan } from './search-plan.ts'
import { readHitRows } from './search-rows.ts'
import type { HitTotal } from './search-totals.ts'

/** A window of hits in an order of their own, and of those that follow by recency. */
export function readListWindow(
  database: Reading,
  { plan, now }: { plan: SearchPlan; now: number },
  list: HitList,
  { total }: HitTotal,
  from: WindowFrom,
  position: HitPosition | null,
  limit: number,
): QueueWindow {
  const here = position?.kind === 'listed' ? indexOf(list, position.index, position.row) : 0
  const { first, count } = span(from, here, limit, total)
  const rows = rowsFrom(database, { plan, now }, list, first, count)
  return { rows, start: rows.length === 0 ? total : first, total: Math.max(total, first + rows.length) }
}

function span(
  from: WindowFrom,
  here: number,
  limit: number,
  total: number,
): { first: number; count: number } {
  switch (from.kind) {
    case 'start':
      return { first: 0, count: limit }
    case 'index':
      return { first: Math.min(from.index, Math.max(0, total - 1)), count: limit }
    case 'after':
      return { first: here + 1, count: limit }
    case 'at':
      return { first: here, count: limit }
    case 'before': {
      const first = Math.max(0, here - limit)
      return { first, count: here - first }
    }
    default:
      return assertNever(from)
  }
}

/** Where a row stands now; a row that left the list leaves its place to the next. */
function indexOf({ rows }: HitList, index: number, row: number): number {
  if (index >= rows.length || rows[index] === row) return index
  const found = rows.indexOf(row)
  return found < 0 ? index : found
}

function rowsFrom(
  database: Reading,
  { plan, now }: { plan: SearchPlan; now: number },
  { rows, restUpTo }: HitList,
  first: number,
  count: number,
): QueueRow[] {
  const listed = rows.slice(first, first + count)
  const missing = count - listed.length
  const rest =
    restUpTo === null || missing === 0
      ? []
      : readHits(database, plan, {
          stretch: { upTo: restUpTo },
          limit: missing,
          offset: Math.max(0, first - rows.length),
        })
  const all = [...listed, ...rowsAt(database, rest).map(({ row }) => row)]
  return readHitRows(
    database,
    all.map((row, index) => ({ row, position: { kind: 'listed', index: first + index, row } })),
    now,
  )
}
