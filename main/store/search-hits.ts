import type { SQLInputValue } from 'node:sqlite'
import { numberOf } from './columns.ts'
import type { Reading } from './handles.ts'
import { barConditions, matchOf, type BarFilter, type Clause, type SearchPlan } from './search-plan.ts'
import { isTextIndexed } from './text-index.ts'

/** A stretch of hits in the order of recency: higher places are more recent. */
export interface Stretch {
  /** Only places above this one. */
  above?: number
  /** Only places up to this one. */
  upTo?: number
}

/** Which of the plan's conditions are asked for. */
export interface Scope {
  /** Filters of the bar that are left out. */
  without?: readonly BarFilter[]
  /** Expressions that narrow further. */
  and?: readonly string[]
}

/** Places of hits, the most recent first, or from the other end. */
export function readHits(
  database: Reading,
  plan: SearchPlan,
  read: { stretch?: Stretch; backward?: boolean; limit: number; offset?: number },
): number[] {
  const { sql, values } = hitsClause(database, plan, {}, read.stretch ?? {})
  return database
    .all(
      `SELECT ticket_text.rowid AS place ${sql}
       ORDER BY ticket_text.rowid ${read.backward === true ? 'ASC' : 'DESC'} LIMIT +? OFFSET ?`,
      ...values,
      read.limit,
      read.offset ?? 0,
    )
    .map((row) => numberOf(row, 'place'))
}

export function countHits(
  database: Reading,
  plan: SearchPlan,
  scope: Scope = {},
  stretch: Stretch = {},
): number {
  const { sql, values } = hitsClause(database, plan, scope, stretch)
  return numberOf(database.get(`SELECT count(*) AS n ${sql}`, ...values) ?? {}, 'n')
}

/** How many hits there are, up to `most`. */
export function countSomeHits(database: Reading, plan: SearchPlan, most: number): number {
  const { sql, values } = hitsClause(database, plan, {}, {})
  const row = database.get(`SELECT count(*) AS n FROM (SELECT 1 ${sql} LIMIT +?)`, ...values, most)
  return numberOf(row ?? {}, 'n')
}

/** Rows of tickets at these places, in their order; a place that was given up meanwhile is left out. */
export function rowsAt(database: Reading, places: readonly number[]): { place: number; row: number }[] {
  return database
    .all(
      'SELECT place, ticket_row FROM json_each(?) AS wanted CROSS JOIN text_place ON place = wanted.value',
      JSON.stringify(places),
    )
    .map((row) => ({ place: numberOf(row, 'place'), row: numberOf(row, 'ticket_row') }))
}

/** FROM and WHERE of all hits. While the index lags behind, the bar's filters are asked of the tickets too. */
export function hitsClause(database: Reading, plan: SearchPlan, scope: Scope, stretch: Stretch): Clause {
  const { without = [], and = [] } = scope
  const conditions = ['ticket_text MATCH ?']
  const values: SQLInputValue[] = [matchOf(plan, without, and)]
  if (stretch.above !== undefined) {
    conditions.push('ticket_text.rowid > ?')
    values.push(stretch.above)
  }
  if (stretch.upTo !== undefined) {
    conditions.push('ticket_text.rowid <= ?')
    values.push(stretch.upTo)
  }
  for (const clause of plan.own.places) {
    conditions.push(clause.sql)
    values.push(...clause.values)
  }
  let source = 'FROM ticket_text'
  const bar = barConditions(plan, without)
  if (bar.length > 0 && !isTextIndexed(database)) {
    source +=
      ' CROSS JOIN text_place ON text_place.place = ticket_text.rowid CROSS JOIN ticket ON ticket.row = ticket_row'
    for (const { onTicket } of bar) {
      conditions.push(onTicket.sql)
      values.push(...onTicket.values)
    }
  }
  return { sql: `${source} WHERE ${conditions.join(' AND ')}`, values }
}
