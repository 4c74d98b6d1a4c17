import { numberOf } from './columns.ts'
import type { Reading } from './handles.ts'
import { countHits, countSomeHits } from './search-hits.ts'
import { matchOf, type SearchPlan } from './search-plan.ts'

/** Hits that are counted before the first are shown. */
export const countedAtOnce = 1000

export interface HitTotal {
  /** Where it is not exact: at least so many, as far as was counted or known of the cache before its last change. */
  total: number
  isExact: boolean
}

interface KnownTotal extends HitTotal {
  version: number
}

/** Searches of which the total is remembered; only the last few are asked for again. */
const mostKnown = 20
const known = new WeakMap<Reading, Map<string, KnownTotal>>()

/** As exact as it can be told at once: a search that a screen scrolls in must not count all its hits for each window. */
export function readTotal(database: Reading, plan: SearchPlan): HitTotal {
  const version = versionOf(database)
  const before = known.get(database)?.get(planName(plan))
  if (before !== undefined && before.version === version) return before
  const counted = countSomeHits(database, plan, countedAtOnce + 1)
  if (counted <= countedAtOnce) return remember(database, plan, counted)
  return { total: Math.max(countedAtOnce, before?.total ?? 0), isExact: false }
}

/** Counts all hits, and remembers it until the cache changes. */
export function readExactTotal(database: Reading, plan: SearchPlan): number {
  return remember(database, plan, countHits(database, plan)).total
}

function remember(database: Reading, plan: SearchPlan, total: number): KnownTotal {
  const totals = known.get(database) ?? new Map<string, KnownTotal>()
  known.set(database, totals)
  const name = planName(plan)
  const entry = { total, isExact: true, version: versionOf(database) }
  totals.delete(name)
  totals.set(name, entry)
  for (const oldest of totals.keys()) {
    if (totals.size <= mostKnown) break
    totals.delete(oldest)
  }
  return entry
}

/** Two plans of one name find the same. */
export function planName(plan: SearchPlan): string {
  return JSON.stringify([matchOf(plan), plan.own.places])
}

/** Changes with every commit to the file by the connection that writes. */
export function versionOf(database: Reading): number {
  return numberOf(database.get('PRAGMA data_version') ?? {}, 'data_version')
}
