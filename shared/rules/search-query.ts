import { assertNever } from './assert-never.ts'
import { cutWords } from './cut-words.ts'
import { periodOf, type SearchClock } from './search-dates.ts'
import {
  fixedValues,
  hasValues,
  isValues,
  nearValues,
  statusValues,
  urgencyValues,
  valueOf,
  type HasValue,
  type IsValue,
  type SearchOperator,
  type SearchValue,
} from './search-operators.ts'
import { tokensOf, type SearchToken } from './search-tokens.ts'
import type { Status } from './status.ts'
import type { Urgency } from './urgency.ts'

/** Letters (UTF-16) of a search that are read; a field cuts what is longer, and says so. */
export const searchTextLimit = 500
/** More words than this narrow nothing further; each costs a look into the index. */
export const mostSearchWords = 16

/** Words to be found. Of a phrase they stand side by side; of other words each may be cut short. */
export interface SearchTerm {
  words: readonly string[]
  isPhrase: boolean
  /** Its last word may be half of one: all but closed phrases. */
  isOpen: boolean
  isNegated: boolean
}

/** One operator with its values, of which one has to fit; negated: none may. */
export type SearchFilter = { isNegated: boolean } & (
  | { kind: 'urgency'; urgencies: readonly Urgency[] }
  | { kind: 'status'; statuses: readonly Status[] }
  | { kind: 'group' | 'from' | 'assignee'; texts: readonly string[] }
  | { kind: 'is'; states: readonly IsValue[] }
  | { kind: 'has'; parts: readonly HasValue[] }
  /** Filed from `from` on and before `until`; ms since 1970, null where there is no such bound. */
  | { kind: 'filed'; from: number | null; until: number | null }
  | { kind: 'number'; number: number }
)
export type SearchFilterOf<Kind extends SearchFilter['kind']> = Extract<SearchFilter, { kind: Kind }>

/** A search as it was meant. `hints` are sentences about what was not understood, and therefore not searched for. */
export interface ParsedSearch {
  terms: readonly SearchTerm[]
  filters: readonly SearchFilter[]
  hints: readonly string[]
}

/** Reads what a person typed. Takes any text, whatever it holds, and never throws. */
export function parseSearch(text: string, clock: SearchClock): ParsedSearch {
  const terms: SearchTerm[] = []
  const filters: SearchFilter[] = []
  const hints: string[] = []
  if (text.length > searchTextLimit)
    hints.push(`Only the first ${searchTextLimit} characters are searched for.`)
  let words = 0
  let isCut = false
  for (const token of tokensOf(text.slice(0, searchTextLimit))) {
    if (token.operator !== null) {
      const { filter, hint } = filterOf(token, token.operator, clock)
      if (filter !== null) filters.push(filter)
      if (hint !== null) hints.push(hint)
      continue
    }
    const number = numberOf(token)
    if (number !== null) filters.push({ kind: 'number', number, isNegated: token.isNegated })
    for (const term of number === null ? termsOf(token) : []) {
      const kept = term.words.slice(0, mostSearchWords - words)
      isCut ||= kept.length < term.words.length
      words += kept.length
      if (kept.length > 0) terms.push({ ...term, words: kept })
    }
  }
  if (isCut) hints.push(`Only the first ${mostSearchWords} words are searched for.`)
  return { terms, filters, hints: [...new Set(hints)] }
}

/** `#1234`: the ticket of that number. Without the sign it is a word like any other, which that ticket has too. */
function numberOf({ values }: SearchToken): number | null {
  const [value] = values
  const digits = value?.isQuoted === false ? /^#(\d{1,15})$/.exec(value.text)?.[1] : undefined
  return digits === undefined ? null : Number(digits)
}

function termsOf({ values, isNegated }: SearchToken): SearchTerm[] {
  return values
    .map(({ text, isQuoted, isOpen }) => ({
      words: cutWords(text),
      isPhrase: isQuoted,
      isOpen: !isQuoted || isOpen,
      isNegated,
    }))
    .filter(({ words }) => words.length > 0)
}

interface Understood {
  filter: SearchFilter | null
  hint: string | null
}

function filterOf(token: SearchToken, operator: SearchOperator, clock: SearchClock): Understood {
  const texts = token.values.map(({ text }) => text.trim()).filter((text) => text !== '')
  const { isNegated } = token
  if (texts.length === 0) return { filter: null, hint: null }
  switch (operator) {
    case 'urgency': {
      const { ids, hint } = idsOf(operator, urgencyValues, texts)
      return { filter: ids && { kind: 'urgency', urgencies: ids, isNegated }, hint }
    }
    case 'status': {
      const { ids, hint } = idsOf(operator, statusValues, texts)
      return { filter: ids && { kind: 'status', statuses: ids, isNegated }, hint }
    }
    case 'is': {
      const { ids, hint } = idsOf(operator, isValues, texts)
      return { filter: ids && { kind: 'is', states: ids, isNegated }, hint }
    }
    case 'has': {
      const { ids, hint } = idsOf(operator, hasValues, texts)
      return { filter: ids && { kind: 'has', parts: ids, isNegated }, hint }
    }
    case 'group':
    case 'from':
    case 'assignee':
      return { filter: { kind: operator, texts, isNegated }, hint: null }
    case 'before':
    case 'after':
      return filedFilter(operator, texts[0] ?? '', isNegated, clock)
    default:
      return assertNever(operator)
  }
}

function filedFilter(
  operator: 'before' | 'after',
  text: string,
  isNegated: boolean,
  clock: SearchClock,
): Understood {
  const period = periodOf(text, clock)
  if (period === null)
    return {
      filter: null,
      hint: `No date “${text}”. Write 2026, 2026-11, 2026-11-23, today, yesterday or 7d.`,
    }
  const bounds =
    operator === 'before' ? { from: null, until: period.from } : { from: period.from, until: null }
  return { filter: { kind: 'filed', ...bounds, isNegated }, hint: null }
}

/** The values that are understood; null where none is, so that a slip of the finger never hides everything. */
function idsOf<Id extends string>(
  operator: SearchOperator,
  values: readonly SearchValue<Id>[],
  texts: readonly string[],
): { ids: Id[] | null; hint: string | null } {
  const ids: Id[] = []
  let hint: string | null = null
  for (const text of texts) {
    const id = valueOf(values, text)
    if (id === null) hint ??= unknownValue(operator, text, nearValues(fixedValues[operator] ?? [], text))
    else ids.push(id)
  }
  return { ids: ids.length === 0 ? null : ids, hint }
}

const valueWords: Record<SearchOperator, string> = {
  urgency: 'urgency', status: 'status', group: 'group', from: 'requester', assignee: 'colleague',
  is: 'state', has: 'part', before: 'date', after: 'date',
} // prettier-ignore

/** The sentence for a value that nothing answers to: `No status “opn”. Did you mean “open”?` */
export function unknownValue(operator: SearchOperator, text: string, near: readonly string[]): string {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text
  const meant = near.length === 0 ? '' : ` Did you mean ${near.map((one) => `“${one}”`).join(' or ')}?`
  return `No ${valueWords[operator]} “${shown}”.${meant}`
}

/** Whether anything is searched for at all. */
export function isSearch({ terms, filters }: ParsedSearch): boolean {
  return terms.length > 0 || filters.length > 0
}
