import { verdictSchema } from '../../shared/protocol/common.ts'
import { ages, type CountedPage } from '../../shared/rules/figures.ts'
import { activeStatuses, statusRank } from '../../shared/rules/status.ts'
import { numberOf, textOf, textOrNullOf } from './columns.ts'
import type { Reading } from './handles.ts'

const active = activeStatuses.map(statusRank).join(', ')

/** Tickets that are not done, by urgency (its rank) and age: `counts.get(rank)[age]`. `now` in ms. */
export function countOpenByAge(database: Reading, now: number): Map<number, number[]> {
  const limits = ages.slice(0, -1).map(({ below }) => now - below)
  const age = limits.map((_, place) => `WHEN created_at > ?${place + 1} THEN ${place}`).join(' ')
  const rows = database.all(
    `SELECT urgency, CASE ${age} ELSE ${limits.length} END AS age, count(*) AS tickets FROM ticket
     WHERE status IN (${active}) GROUP BY urgency, age`,
    ...limits,
  )
  const counts = new Map<number, number[]>()
  for (const row of rows) {
    const urgency = numberOf(row, 'urgency')
    const ofUrgency = counts.get(urgency) ?? ages.map(() => 0)
    ofUrgency[numberOf(row, 'age')] = numberOf(row, 'tickets')
    counts.set(urgency, ofUrgency)
  }
  return counts
}

/** How many tickets that are not done nobody has. */
export function countUnassigned(database: Reading): number {
  const row = database.get(
    `SELECT count(*) AS tickets FROM ticket WHERE assignee_id = '' AND status IN (${active})`,
  )
  return row === undefined ? 0 : numberOf(row, 'tickets')
}

/** The pages since an instant (RFC 3339), drills and trials left out, each with what was found of its tickets. */
export function readCountedPages(database: Reading, since: string): CountedPage[] {
  const pages = new Map<
    string,
    { at: number; isWithheld: boolean; verdicts: CountedPage['verdicts'][number][] }
  >()
  const rows = database.all(
    `SELECT page.id AS page_id, page.began_at AS began_at, page.state = 'withheld' AS withheld,
       ticket.doc ->> '$.verdict' AS verdict
     FROM page LEFT JOIN page_ticket ON page_ticket.page_id = page.id
       LEFT JOIN ticket ON ticket.id = page_ticket.ticket_id
     WHERE page.began_at >= ? AND coalesce(page.doc ->> '$.kind', 'gate') IN ('gate', 'manual')
     ORDER BY page.began_at, page.id`,
    since,
  )
  for (const row of rows) {
    const id = textOf(row, 'page_id')
    const page = pages.get(id) ?? {
      at: Date.parse(textOf(row, 'began_at')),
      isWithheld: numberOf(row, 'withheld') === 1,
      verdicts: [],
    }
    page.verdicts.push(verdictSchema.nullable().parse(textOrNullOf(row, 'verdict')))
    pages.set(id, page)
  }
  return [...pages.values()]
}
