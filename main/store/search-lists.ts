import type { QueueView } from '../../shared/ipc/queue-view.ts'
import { numberOf } from './columns.ts'
import type { Reading } from './handles.ts'
import { orderSql, sourceOf } from './queue-scan.ts'
import { hitsClause, readHits } from './search-hits.ts'
import type { SearchPlan } from './search-plan.ts'
import { planName, versionOf } from './search-totals.ts'

/** Hits that a sort by a column puts in order: the most recent ones. */
export const mostSorted = 2000

/** Hits in an order of their own. */
export interface HitList {
  /** Rows of tickets. */
  rows: readonly number[]
  /** Hits at this place and below follow in the order of recency; null where none follow. */
  restUpTo: number | null
}

/** Sorts the most recent hits by the view's column; the others follow by recency. Kept until the cache changes. */
export function sortHits(database: Reading, plan: SearchPlan, view: QueueView): HitList {
  const name = listName(plan, `${view.sort} ${view.direction}`)
  const before = keptList(database, name)
  if (before !== null) return before
  const { sql, values } = hitsClause(database, plan, {}, {})
  const rows = database
    .all(
      `WITH hit (ticket_row) AS (SELECT (SELECT ticket_row FROM text_place WHERE place = ticket_text.rowid) ${sql}
         ORDER BY ticket_text.rowid DESC LIMIT +?)
       SELECT ticket.row FROM hit CROSS JOIN ${sourceOf(view)} WHERE ticket.row = hit.ticket_row ORDER BY ${orderSql(view)}`,
      ...values,
      mostSorted,
    )
    .map((row) => numberOf(row, 'row'))
  const [next] = rows.length < mostSorted ? [] : readHits(database, plan, { limit: 1, offset: mostSorted })
  return keepList(database, name, { rows, restUpTo: next ?? null })
}

interface Kept {
  name: string
  version: number
  list: HitList
}

/** One list per cache: a screen shows one search. */
const kept = new WeakMap<Reading, Kept>()

export function listName(plan: SearchPlan, order: string): string {
  return `${order}\n${planName(plan)}`
}

export function keptList(database: Reading, name: string): HitList | null {
  const found = kept.get(database)
  return found?.name === name && found.version === versionOf(database) ? found.list : null
}

export function keepList(database: Reading, name: string, list: HitList): HitList {
  kept.set(database, { name, version: versionOf(database), list })
  return list
}
