import type { SQLInputValue } from 'node:sqlite'
import type { QueueView } from '../../shared/ipc/queue-view.ts'
import type { SearchClock } from '../../shared/rules/search-dates.ts'
import { isSearch, parseSearch, type SearchFilter } from '../../shared/rules/search-query.ts'
import { statusRank } from '../../shared/rules/status.ts'
import { urgencyRank } from '../../shared/rules/urgency.ts'
import type { Reading } from './handles.ts'
import { readFilter, type Alternative } from './search-filters.ts'
import { allOf, anyOf, quoted, termMatch } from './search-match.ts'
import { assigneeTerm, everyTicket, groupTerm, statusTerm, urgencyTerm } from './search-terms.ts'

/** Who searches, when and where. */
export interface SearchContext {
  /** The person's id: `assignee:me`. */
  me: string | null
  clock: SearchClock
  /** Tickets with a draft that is not sent. */
  drafts: () => readonly string[]
}

export const nobodySearches: SearchContext = {
  me: null,
  clock: { now: 0, timeZone: 'UTC' },
  drafts: () => [],
}

/** A filter of the bar above the queue, by which a search is narrowed too. */
export type BarFilter = 'urgency' | 'status' | 'assignee' | 'group'

export interface Clause {
  sql: string
  values: SQLInputValue[]
}

/** A search, ready to be asked of the index. */
export interface SearchPlan {
  /** What the text asks for. */
  own: { matches: readonly string[]; excluded: readonly string[]; places: readonly Clause[] }
  /** What the bar asks for beside it; nothing where the text says something about the same. */
  bar: Partial<Record<BarFilter, BarCondition>>
  /** The words alone, by which hits are ranked; null where there is none. */
  ranked: string | null
}

/** A filter of the bar, as the index knows it, and as the tickets do: the index may lag behind. */
export interface BarCondition {
  match: string
  onTicket: Clause
}

/** Null where nothing is searched for; the hints are about what was not understood. */
export function planSearch(
  database: Reading,
  view: QueueView,
  context: SearchContext,
): { plan: SearchPlan | null; hints: string[] } {
  if (view.text.trim() === '') return { plan: null, hints: [] }
  const parsed = parseSearch(view.text, context.clock)
  const hints = [...parsed.hints]
  if (!isSearch(parsed)) return { plan: null, hints }
  const own = { matches: [] as string[], excluded: [] as string[], places: [] as Clause[] }
  const overridden = new Set<BarFilter>()
  for (const term of parsed.terms) {
    const match = termMatch(database, term)
    if (term.isNegated) own.excluded.push(match)
    else own.matches.push(match)
  }
  const ranked = own.matches.length === 0 ? null : allOf(own.matches)
  for (const filter of parsed.filters) {
    const { alternatives, hint } = readFilter(database, filter, context)
    if (hint !== null) hints.push(hint)
    if (alternatives.length === 0) continue
    for (const one of overrides(filter)) overridden.add(one)
    addFilter(own, alternatives, filter.isNegated)
  }
  if (own.matches.length + own.excluded.length + own.places.length === 0) return { plan: null, hints }
  return { plan: { own, bar: barOf(view, overridden), ranked }, hints }
}

function addFilter(
  own: { matches: string[]; excluded: string[]; places: Clause[] },
  alternatives: readonly Alternative[],
  isNegated: boolean,
): void {
  const matches = alternatives.filter((one) => one.kind === 'match').map((one) => one.match)
  for (const one of alternatives)
    if (one.kind === 'hit')
      own.places.push({ sql: isNegated ? `NOT ${one.sql}` : one.sql, values: one.values })
  const selects = alternatives.filter((one) => one.kind === 'places')
  if (selects.length === 0) {
    if (matches.length === 0) return
    if (isNegated) own.excluded.push(anyOf(matches))
    else own.matches.push(anyOf(matches))
    return
  }
  const unions = selects.map((one) => one.sql)
  const values = selects.flatMap((one) => one.values)
  if (matches.length > 0) {
    unions.push('SELECT rowid FROM ticket_text WHERE ticket_text MATCH ?')
    values.push(anyOf(matches))
  }
  const sql = `ticket_text.rowid ${isNegated ? 'NOT IN' : 'IN'} (${unions.join(' UNION ALL ')})`
  own.places.push({ sql, values })
}

/** What a filter of the text says of the bar's: the text is the later word. */
function overrides(filter: SearchFilter): BarFilter[] {
  switch (filter.kind) {
    case 'urgency':
    case 'status':
    case 'assignee':
    case 'group':
      return [filter.kind]
    case 'is':
      return filter.states.flatMap((state): BarFilter[] => {
        if (state === 'mine' || state === 'unassigned') return ['assignee']
        return statusStates.has(state) ? ['status'] : []
      })
    // One ticket is asked for by its number: it is shown wherever it stands.
    case 'number':
      return filter.isNegated ? [] : ['urgency', 'status', 'assignee', 'group']
    default:
      return []
  }
}

const statusStates: ReadonlySet<string> = new Set([
  'active', 'waiting', 'new', 'open', 'pending', 'resolved', 'closed', 'merged',
]) // prettier-ignore

function barOf(view: QueueView, overridden: ReadonlySet<BarFilter>): SearchPlan['bar'] {
  const bar: SearchPlan['bar'] = {}
  if (view.urgencies.length > 0 && !overridden.has('urgency')) {
    const ranks = view.urgencies.map(urgencyRank)
    bar.urgency = {
      match: anyOf(ranks.map((rank) => quoted([urgencyTerm(rank)]))),
      onTicket: among('urgency', ranks),
    }
  }
  if (view.statuses.length > 0 && !overridden.has('status')) {
    const ranks = view.statuses.map(statusRank)
    bar.status = {
      match: anyOf(ranks.map((rank) => quoted([statusTerm(rank)]))),
      onTicket: among('status', ranks),
    }
  }
  if (view.assignee !== null && !overridden.has('assignee')) {
    const id = view.assignee === 'none' ? '' : view.assignee
    bar.assignee = { match: quoted([assigneeTerm(id)]), onTicket: { sql: 'assignee_id = ?', values: [id] } }
  }
  if (view.groupId !== null && !overridden.has('group'))
    bar.group = {
      match: quoted([groupTerm(view.groupId)]),
      onTicket: { sql: 'group_id = ?', values: [view.groupId] },
    }
  return bar
}

function among(column: string, ranks: readonly number[]): Clause {
  return { sql: `${column} IN (${ranks.join(', ')})`, values: [] }
}

/** The whole search as an expression of FTS5, without the filters of the bar that are left out; `and` narrows it further. */
export function matchOf(
  plan: SearchPlan,
  without: readonly BarFilter[] = [],
  and: readonly string[] = [],
): string {
  const bar = barConditions(plan, without).map(({ match }) => match)
  const wanted = [...plan.own.matches, ...bar, ...and]
  const match = wanted.length === 0 ? quoted([everyTicket]) : allOf(wanted)
  return plan.own.excluded.length === 0 ? match : `(${match}) NOT ${anyOf(plan.own.excluded)}`
}

export function barConditions({ bar }: SearchPlan, without: readonly BarFilter[]): BarCondition[] {
  const filters: BarFilter[] = ['urgency', 'status', 'assignee', 'group']
  return filters.filter((filter) => !without.includes(filter)).flatMap((filter) => bar[filter] ?? [])
}
