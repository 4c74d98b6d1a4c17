import type { SQLInputValue } from 'node:sqlite'
import { assertNever } from '../../shared/rules/assert-never.ts'
import { normaliseName } from '../../shared/rules/normalise-name.ts'
import type { HasValue, IsValue } from '../../shared/rules/search-operators.ts'
import { unknownValue, type SearchFilter } from '../../shared/rules/search-query.ts'
import { activeStatuses, statuses, statusRank } from '../../shared/rules/status.ts'
import { urgencyRank } from '../../shared/rules/urgency.ts'
import { verdicts } from '../../shared/rules/verdict.ts'
import { neverDue } from './due-columns.ts'
import type { Reading } from './handles.ts'
import { personMatch, quoted } from './search-match.ts'
import type { SearchContext } from './search-plan.ts'
import {
  findAssignees,
  findGroups,
  nearColleagues,
  readRequesterDigits,
  readUnconfirmedGroups,
} from './search-names.ts'
import {
  assigneeTerm,
  everyTicket,
  groupTerm,
  kindTerm,
  numberTerm,
  personTerm,
  phoneDigits,
  statusTerm,
  urgencyTerm,
  verdictTerm,
} from './search-terms.ts'

/** One way to fit a filter: by words of the index, by the places that a SELECT finds, or by a look at each hit. */
export type Alternative =
  | { kind: 'match'; match: string }
  | { kind: 'places'; sql: string; values: SQLInputValue[] }
  | { kind: 'hit'; sql: string; values: SQLInputValue[] }

/** What a filter of the search text comes to; no alternatives: it is not applied, and the hint says why. */
export interface ReadFilter {
  alternatives: Alternative[]
  hint: string | null
}

const byTerm = (term: string): Alternative => ({ kind: 'match', match: quoted([term]) })
const places = (sql: string, ...values: SQLInputValue[]): Alternative => ({ kind: 'places', sql, values })
const placesOfTickets =
  'SELECT text_place.place FROM ticket CROSS JOIN text_place ON ticket_row = ticket.row WHERE'
const all = (alternatives: Alternative[]): ReadFilter => ({ alternatives, hint: null })

/** Reads one operator with the cache's help: names become ids, states become words of the index. */
export function readFilter(database: Reading, filter: SearchFilter, context: SearchContext): ReadFilter {
  switch (filter.kind) {
    case 'urgency':
      return all(filter.urgencies.map((one) => byTerm(urgencyTerm(urgencyRank(one)))))
    case 'status':
      return all(filter.statuses.map((one) => byTerm(statusTerm(statusRank(one)))))
    case 'number':
      return all([byTerm(numberTerm(filter.number))])
    case 'filed':
      return all([filedHits(filter.from, filter.until)])
    case 'is':
      return all(filter.states.flatMap((state) => stateOf(database, state, context)))
    case 'has':
      return all(filter.parts.flatMap((part) => partOf(part, context)))
    case 'group':
      return named(filter.texts, (text) => {
        const ids = findGroups(database, normaliseName(text))
        return ids.length === 0 ? unknownValue('group', text, []) : ids.map((id) => byTerm(groupTerm(id)))
      })
    case 'assignee':
      return named(filter.texts, (text) => {
        const ids = findAssignees(database, text, context.me)
        if (ids.length === 0) return unknownValue('assignee', text, nearColleagues(database, text))
        return ids.map((id) => byTerm(assigneeTerm(id)))
      })
    case 'from':
      return named(filter.texts, (text) => {
        const match = requesterMatch(database, text)
        return match === null ? unknownValue('from', text, []) : [{ kind: 'match', match }]
      })
    default:
      return assertNever(filter)
  }
}

/** Any of the names that somebody answers to; the hint is about the first that nobody does. */
function named(texts: readonly string[], read: (text: string) => Alternative[] | string): ReadFilter {
  const alternatives: Alternative[] = []
  let hint: string | null = null
  for (const text of texts) {
    const found = read(text)
    if (typeof found === 'string') hint ??= found
    else alternatives.push(...found)
  }
  return { alternatives, hint }
}

/** Tickets of requesters that a name, an address or a phone number means; null where there is none. */
export function requesterMatch(database: Reading, text: string): string | null {
  const digits = phoneDigits(text)
  if (digits === null) return personMatch(database, text)
  const known = readRequesterDigits(database, digits)
  if (known.length === 0) return null
  return `(${known.map((one) => quoted([personTerm(one)])).join(' OR ')})`
}

/** Looked up as hits come by: of a search without a date nobody pays for it, and the first hits need no list of all. */
function filedHits(from: number | null, until: number | null): Alternative {
  return {
    kind: 'hit',
    sql: 'EXISTS (SELECT 1 FROM text_place AS spot WHERE spot.place = ticket_text.rowid AND spot.created_at >= ? AND spot.created_at < ?)',
    values: [from ?? Number.MIN_SAFE_INTEGER, until ?? Number.MAX_SAFE_INTEGER],
  }
}

function stateOf(database: Reading, state: IsValue, { me, clock }: SearchContext): Alternative[] {
  switch (state) {
    case 'active':
      return activeStatuses.map((status) => byTerm(statusTerm(statusRank(status))))
    case 'mine':
      return me === null ? [] : [byTerm(assigneeTerm(me))]
    case 'unassigned':
      return [byTerm(assigneeTerm(''))]
    case 'unconfirmed':
      return unconfirmedGroups(database)
    case 'unanswered':
      return [{ kind: 'match', match: `(${quoted([everyTicket])} NOT ${quoted([kindTerm('reply')])})` }]
    case 'unsent':
      return [unsent]
    case 'overdue':
      return [places(`${placesOfTickets} due < ?`, wholeMinute(clock.now))]
    case 'due-soon':
      return [dueSoon(wholeMinute(clock.now))]
    case 'merged':
      return [places(`${placesOfTickets} merged_into IS NOT NULL`)]
    case 'waiting':
      return [byTerm(statusTerm(statusRank('pending')))]
    case 'new':
    case 'open':
    case 'pending':
    case 'resolved':
    case 'closed':
      return [byTerm(statusTerm(statuses.indexOf(state)))]
    case 'justified':
    case 'overstated':
    case 'false-alarm':
    case 'could-not-know':
      return [byTerm(verdictTerm(state))]
    default:
      return assertNever(state)
  }
}

/** With it a search stands still while somebody scrolls in it: moved on with every call it would be another one each time. */
function wholeMinute(now: number): number {
  return Math.floor(now / 60_000) * 60_000
}

/** See `due-columns.ts`. */
function dueSoon(now: number): Alternative {
  const warned = 'due >= ? AND due < ? AND due - (due_look / 4) * 1000 <= ?'
  return places(`${placesOfTickets} ${warned}`, now, neverDue, now)
}

/** Their groups as words of the index; of very many a look at each hit costs less. */
function unconfirmedGroups(database: Reading): Alternative[] {
  const ids = readUnconfirmedGroups(database, mostGroups + 1)
  if (ids.length <= mostGroups) return ['', ...ids].map((id) => byTerm(groupTerm(id)))
  const sql = `EXISTS (SELECT 1 FROM text_place AS spot CROSS JOIN ticket AS filed ON filed.row = spot.ticket_row
    LEFT JOIN customer_group ON customer_group.id = filed.group_id
    WHERE spot.place = ticket_text.rowid AND coalesce(customer_group.confirmed, 0) = 0)`
  return [{ kind: 'hit', sql, values: [] }]
}

const mostGroups = 200
const unsent = places(`${placesOfTickets} laid = 1 AND pending = 1`)
const withFiles = places(
  `${placesOfTickets} ticket.id IN (SELECT ticket_id FROM message WHERE attachments IS NOT NULL)`,
)

function partOf(part: HasValue, { drafts }: SearchContext): Alternative[] {
  switch (part) {
    case 'note':
    case 'reply':
      return [byTerm(kindTerm(part))]
    case 'file':
    case 'attachment':
      return [withFiles]
    case 'verdict':
      return verdicts.map((verdict) => byTerm(verdictTerm(verdict)))
    case 'unsent':
      return [unsent]
    case 'draft':
      return [
        places(`${placesOfTickets} ticket.id IN (SELECT value FROM json_each(?))`, JSON.stringify(drafts())),
      ]
    default:
      return assertNever(part)
  }
}
