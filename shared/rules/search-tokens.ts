import { searchOperatorNames, type SearchOperator } from './search-operators.ts'

/** A piece of what was typed, with where it stands (UTF-16 offsets). */
export interface SearchToken {
  start: number
  end: number
  isNegated: boolean
  /** Null for plain words. */
  operator: SearchOperator | null
  /** What stands after the colon, or the words themselves; without quotes. */
  values: readonly SearchTokenValue[]
}

export interface SearchTokenValue {
  text: string
  isQuoted: boolean
  /** The closing quote has not been typed: the last word may be half of one. */
  isOpen: boolean
}

const names = new Set<string>(searchOperatorNames)
const isBlank = /\s/
/** An opening quote in any keyboard's fashion. */
const quote = /["“”„«»]/

/** Cuts what was typed at blank space outside quotes. Takes any text. */
export function tokensOf(text: string): SearchToken[] {
  const tokens: SearchToken[] = []
  let at = 0
  while (at < text.length) {
    if (isBlank.test(text[at] ?? '')) {
      at += 1
      continue
    }
    const token = tokenAt(text, at)
    tokens.push(token)
    at = token.end
  }
  return tokens
}

function tokenAt(text: string, start: number): SearchToken {
  const isNegated = text[start] === '-' && start + 1 < text.length && !isBlank.test(text[start + 1] ?? '')
  const first = isNegated ? start + 1 : start
  const operator = operatorAt(text, first)
  if (operator === null) {
    const { value, end } = valueAt(text, first, false)
    return { start, end, isNegated, operator, values: [value] }
  }
  const values: SearchTokenValue[] = []
  let at = first + operator.length + 1
  for (;;) {
    const { value, end } = valueAt(text, at, true)
    if (value.text !== '') values.push(value)
    at = end
    if (text[at] !== ',') return { start, end: at, isNegated, operator, values }
    at += 1
  }
}

function operatorAt(text: string, start: number): SearchOperator | null {
  const name = /^[a-z]{1,12}(?=:)/i.exec(text.slice(start, start + 14))?.[0].toLowerCase() ?? ''
  return searchOperatorNames.find((one) => names.has(name) && one === name) ?? null
}

/** A quoted text to its closing quote or the end, or letters up to blank space; within a list, up to a comma too. */
function valueAt(text: string, start: number, isList: boolean): { value: SearchTokenValue; end: number } {
  if (quote.test(text[start] ?? '')) {
    let end = start + 1
    while (end < text.length && !quote.test(text[end] ?? '')) end += 1
    const isOpen = end >= text.length
    return {
      value: { text: text.slice(start + 1, end), isQuoted: true, isOpen },
      end: isOpen ? end : end + 1,
    }
  }
  const ends = isList ? /[\s,]/ : isBlank
  let end = start
  while (end < text.length && !ends.test(text[end] ?? '')) {
    // A quote within a word begins a phrase; at a word's end it is an inch sign.
    if (end > start && quote.test(text[end] ?? '') && /\S/.test(text[end + 1] ?? '')) break
    end += 1
  }
  return { value: { text: text.slice(start, end), isQuoted: false, isOpen: false }, end }
}
