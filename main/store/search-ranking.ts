import { numberOf } from './columns.ts'
import type { Reading } from './handles.ts'
import { readHits } from './search-hits.ts'
import { keepList, keptList, listName } from './search-lists.ts'
import type { SearchPlan } from './search-plan.ts'

/** Hits that are listed by how well they match; nobody reads on to the thousandth. */
export const mostRanked = 1000
/** Tickets that one step looks at: some ms, so that no other call waits. */
const perStep = 5_000

/** Whether the ranking of this search is at hand. */
export function isRanked(database: Reading, plan: SearchPlan): boolean {
  return keptList(database, listName(plan, 'relevance')) !== null
}

/**
 * Ranks all hits by BM25, step by step; whoever leaves early leaves nothing behind. Filters do not count, words alone
 * do; of hits that match equally well the more recent come first.
 */
export function* rankHits(database: Reading, plan: SearchPlan): Generator<void, void, undefined> {
  let best: RankedHit[] = []
  const newest = numberOf(database.get('SELECT coalesce(max(place), 0) AS n FROM text_place') ?? {}, 'n')
  for (let upTo = newest; upTo > 0; upTo -= perStep) {
    const stretch = { above: upTo - perStep, upTo }
    const hits = new Set(readHits(database, plan, { stretch, limit: perStep }))
    yield
    if (hits.size === 0) continue
    best = best
      .concat(rankStretch(database, plan, stretch, hits))
      .toSorted(byRank)
      .slice(0, mostRanked)
    yield
  }
  const rows = best.map(({ row }) => row)
  keepList(database, listName(plan, 'relevance'), { rows, restUpTo: null })
}

/** The best that are known: none before the ranking is done. */
export function rankedRows(database: Reading, plan: SearchPlan): readonly number[] | null {
  return keptList(database, listName(plan, 'relevance'))?.rows ?? null
}

interface RankedHit {
  row: number
  place: number
  /** As FTS5 has it: the lower, the better. */
  rank: number
}

function byRank(one: RankedHit, other: RankedHit): number {
  return one.rank - other.rank || other.place - one.place
}

function rankStretch(
  database: Reading,
  plan: SearchPlan,
  { above, upTo }: { above: number; upTo: number },
  hits: ReadonlySet<number>,
): RankedHit[] {
  const found = database.all(
    `SELECT place, ticket_row, rank FROM ticket_text CROSS JOIN text_place ON place = ticket_text.rowid
     WHERE ticket_text MATCH ? AND ticket_text.rowid > ? AND ticket_text.rowid <= ?`,
    plan.ranked ?? '""',
    above,
    upTo,
  )
  return found
    .filter((row) => hits.has(numberOf(row, 'place')))
    .map((row) => ({
      row: numberOf(row, 'ticket_row'),
      place: numberOf(row, 'place'),
      rank: numberOf(row, 'rank'),
    }))
}
