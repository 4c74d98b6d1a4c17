import { failed, success, type Result } from '../../shared/ipc/result.ts'
import type { QueueView, WindowFrom } from '../../shared/ipc/queue-view.ts'
import type { QueueWindow } from '../../shared/ipc/views.ts'
import { assertNever } from '../../shared/rules/assert-never.ts'
import type { Reading } from './handles.ts'
import { countHits, readHits, rowsAt } from './search-hits.ts'
import { decodeHitKey, type HitPosition } from './search-key.ts'
import { mostSorted, sortHits } from './search-lists.ts'
import { readListWindow } from './search-list-window.ts'
import type { SearchPlan } from './search-plan.ts'
import { mostRanked, rankedRows } from './search-ranking.ts'
import { readHitRows } from './search-rows.ts'
import { readTotal, type HitTotal } from './search-totals.ts'
import { searchedView } from './searched-view.ts'

export interface AskedSearch {
  plan: SearchPlan
  hints: string[]
  view: QueueView
  /** In ms: whose pages are withheld then. */
  now: number
}

/** A window of what a search finds. Fails where a key is none. */
export function readSearchWindow(
  database: Reading,
  asked: AskedSearch,
  from: WindowFrom,
  limit: number,
): Result<QueueWindow> {
  const { plan, view } = asked
  const total = readTotal(database, plan)
  const position = 'key' in from ? decodeHitKey(from.key) : null
  if ('key' in from && position === null) return failed('bad-call', 'This place in the queue is unknown.')
  switch (view.hitOrder) {
    case 'recent':
      return success(recentWindow(database, asked, total, from, position, limit))
    case 'relevance': {
      // Not ranked yet, or left early: the most recent first is still an answer.
      const rows = rankedRows(database, plan)
      if (rows === null) return success(recentWindow(database, asked, total, from, position, limit))
      const list = { rows, restUpTo: null }
      const ranked = { total: rows.length, isExact: true }
      const window = readListWindow(database, asked, list, ranked, from, position, limit)
      return success(told(database, asked, total, window, rows.length === mostRanked ? mostRanked : null))
    }
    case 'sort': {
      const list = sortHits(database, plan, view)
      const window = readListWindow(database, asked, list, total, from, position, limit)
      return success(told(database, asked, total, window, list.restUpTo === null ? null : mostSorted))
    }
    default:
      return assertNever(view.hitOrder)
  }
}

function told(
  database: Reading,
  { hints }: AskedSearch,
  { isExact }: HitTotal,
  window: QueueWindow,
  ordered: number | null,
): QueueWindow {
  return { ...window, search: searchedView(database, { hints, isTotalExact: isExact, ordered }) }
}

function recentWindow(
  database: Reading,
  asked: AskedSearch,
  total: HitTotal,
  from: WindowFrom,
  position: HitPosition | null,
  limit: number,
): QueueWindow {
  const { plan, now } = asked
  const place = position?.kind === 'place' ? position.place : Number.MAX_SAFE_INTEGER
  const places = recentPlaces(database, plan, total, from, place, limit)
  const rows = readHitRows(
    database,
    rowsAt(database, places).map(({ place, row }) => ({ row, position: { kind: 'place', place } })),
    now,
  )
  const [first] = places
  const start =
    from.kind === 'start'
      ? 0
      : first === undefined
        ? total.total
        : countHits(database, plan, {}, { above: first })
  const known = start + rows.length
  // A window that reaches beyond what is counted so far knows better.
  const window = { rows, start, total: Math.max(total.total, known) }
  return told(database, asked, total, window, null)
}

function recentPlaces(
  database: Reading,
  plan: SearchPlan,
  total: HitTotal,
  from: WindowFrom,
  place: number,
  limit: number,
): number[] {
  switch (from.kind) {
    case 'start':
      return readHits(database, plan, { limit })
    case 'index':
      return readHits(database, plan, {
        limit,
        offset: Math.min(from.index, Math.max(0, total.total - 1)),
      })
    case 'after':
      return readHits(database, plan, { stretch: { upTo: place - 1 }, limit })
    case 'at':
      return readHits(database, plan, { stretch: { upTo: place }, limit })
    case 'before':
      return readHits(database, plan, { stretch: { above: place }, backward: true, limit }).toReversed()
    default:
      return assertNever(from)
  }
}
