import type { SearchSuggestion } from '../../shared/ipc/views.ts'
import { asValue, completionAt, type SearchCompletion } from '../../shared/rules/search-completion.ts'
import {
  fixedValues,
  searchOperatorNames,
  searchOperators,
  type SearchOperator,
} from '../../shared/rules/search-operators.ts'
import { textOf } from './columns.ts'
import type { Reading } from './handles.ts'
import { requesterMatch } from './search-filters.ts'
import { readColleagues } from './search-names.ts'
import { foldedWords } from './search-terms.ts'
import { likeAnywhere } from './search-words.ts'
import { foldWords } from './fold-words.ts'

const most = 12
const mostOfAKind = 4
/** Among so many recent tickets the people that are meant are found often enough. */
const mostTicketsOfPeople = 60
const dates = { today: 'Today', yesterday: 'Yesterday', '7d': 'Seven days ago', '30d': 'Thirty days ago' }

/** What may be meant by what stands at the caret: operators and their values, groups, people, a ticket. At most 12. */
export function suggestSearch(
  database: Reading,
  text: string,
  caret: number,
  me: string | null,
): SearchSuggestion[] {
  const at = completionAt(text, caret)
  const found =
    at.operator === null ? suggestAny(database, at, text) : suggestValues(database, at, at.operator, me)
  return found.slice(0, most)
}

function suggestAny(database: Reading, at: SearchCompletion, text: string): SearchSuggestion[] {
  const operators = searchOperatorNames
    .filter((name) => name.startsWith(at.typed.toLowerCase()) && `${name}:` !== at.typed)
    .map((name) => suggestion(at, 'operator', `${name}:`, searchOperators[name], `${name}:`))
  if (at.typed === '') return text.trim() === '' ? operators : []
  return [
    ...suggestTicket(database, at),
    ...operators.slice(0, mostOfAKind),
    ...suggestGroups(database, at, 'group:'),
    ...suggestPeople(database, at, 'from:'),
  ]
}

function suggestValues(
  database: Reading,
  at: SearchCompletion,
  operator: SearchOperator,
  me: string | null,
): SearchSuggestion[] {
  const fixed = fixedValues[operator]
  if (fixed !== undefined)
    return fixed
      .filter(({ id, name }) => begins(at.typed, `${id} ${name}`))
      .map(({ id, name }) => suggestion(at, 'value', id, name.toLowerCase() === id ? '' : name, `${id} `))
  switch (operator) {
    case 'group':
      return suggestGroups(database, at, '')
    case 'from':
      return suggestPeople(database, at, '')
    case 'assignee':
      return suggestColleagues(database, at, me)
    default:
      return Object.entries(dates)
        .filter(([id]) => id.startsWith(at.typed.toLowerCase()))
        .map(([id, name]) => suggestion(at, 'value', id, name, `${id} `))
  }
}

function suggestion(
  { start, end }: SearchCompletion,
  kind: SearchSuggestion['kind'],
  name: string,
  description: string,
  text: string,
): SearchSuggestion {
  return { kind, name, description, insert: { start, end, text } }
}

function begins(typed: string, name: string): boolean {
  const words = foldedWords(name)
  return foldedWords(typed).every((letters) => words.some((word) => word.startsWith(letters)))
}

function suggestTicket(database: Reading, at: SearchCompletion): SearchSuggestion[] {
  const digits = /^#?(\d{1,15})$/.exec(at.typed)?.[1]
  if (digits === undefined) return []
  const row = database.get(
    'SELECT subject, group_name FROM ticket WHERE place = ? AND number = ?',
    digits,
    digits,
  )
  if (row === undefined) return []
  const name = `#${digits} ${textOf(row, 'subject')}`
  return [suggestion(at, 'ticket', name, textOf(row, 'group_name'), `#${digits} `)]
}

function suggestGroups(database: Reading, at: SearchCompletion, operator: string): SearchSuggestion[] {
  const found = database.all(
    `SELECT name, confirmed FROM customer_group WHERE merged = 0 AND words LIKE ? ESCAPE '\\'
     ORDER BY words NOT LIKE ? ESCAPE '\\', sort_name LIMIT +?`,
    likeAnywhere(foldWords(at.typed)),
    likeAnywhere(foldWords(at.typed)).slice(1),
    operator === '' ? most : mostOfAKind,
  )
  return found.map((row) => {
    const name = textOf(row, 'name')
    const description = row['confirmed'] === 1 ? 'Group' : 'Group, unconfirmed'
    return suggestion(at, 'group', name, description, `${operator}${asValue(name)} `)
  })
}

/** Who wrote last, first: found through their tickets, since the list of all who ever wrote is long. */
function suggestPeople(database: Reading, at: SearchCompletion, operator: string): SearchSuggestion[] {
  const match = at.typed.length < 2 ? null : requesterMatch(database, at.typed)
  if (match === null) return []
  const found = database.all(
    `SELECT requester_name, requester_email, requester_digits, group_name FROM ticket_text
     CROSS JOIN text_place AS spot ON spot.place = ticket_text.rowid CROSS JOIN ticket ON ticket.row = spot.ticket_row
     WHERE ticket_text MATCH ? ORDER BY ticket_text.rowid DESC LIMIT ${mostTicketsOfPeople}`,
    match,
  )
  const people = new Map<string, SearchSuggestion>()
  for (const row of found) {
    const name = textOf(row, 'requester_name')
    const value = textOf(row, 'requester_email') || textOf(row, 'requester_digits')
    if (value === '' || people.has(value)) continue
    const text = `${operator}${asValue(value)} `
    people.set(value, suggestion(at, 'person', name === '' ? value : name, textOf(row, 'group_name'), text))
  }
  return [...people.values()].slice(0, operator === '' ? most : mostOfAKind)
}

function suggestColleagues(database: Reading, at: SearchCompletion, me: string | null): SearchSuggestion[] {
  const special = [
    { id: 'me', name: 'You' },
    { id: 'none', name: 'Nobody' },
  ].filter(({ id }) => id.startsWith(at.typed.toLowerCase()) && (id !== 'me' || me !== null))
  const named = readColleagues(database).filter(({ name }) => begins(at.typed, name))
  return [
    ...special.map(({ id, name }) => suggestion(at, 'colleague', id, name, `${id} `)),
    ...named.map(({ name, email }) => suggestion(at, 'colleague', name, email, `${asValue(name)} `)),
  ]
}
