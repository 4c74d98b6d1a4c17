import type { SearchOperator } from './search-operators.ts'
import { tokensOf } from './search-tokens.ts'

/** What is being typed where the caret stands. */
export interface SearchCompletion {
  /** The operator whose value is being typed; null for a word. */
  operator: SearchOperator | null
  /** What stands there up to the caret, without an opening quote. */
  typed: string
  /** The letters that a suggestion takes the place of. */
  start: number
  end: number
}

/** The word, or the value of an operator, at the caret. Takes any text and any caret. */
export function completionAt(text: string, caret: number): SearchCompletion {
  const at = Math.max(0, Math.min(text.length, caret))
  const token = tokensOf(text).find(({ start, end }) => start < at && at <= end)
  if (token === undefined) return { operator: null, typed: '', start: at, end: at }
  const begin = token.start + (token.isNegated ? 1 : 0)
  if (token.operator === null || at <= begin + token.operator.length)
    return {
      operator: null,
      typed: unquoted(text.slice(begin, at)),
      start: Math.min(begin, at),
      end: token.end,
    }
  const values = begin + token.operator.length + 1
  const start = startOfValue(text, values, at)
  return {
    operator: token.operator,
    typed: unquoted(text.slice(start, at)),
    start,
    end: endOfValue(text, at, token.end),
  }
}

/** Of a list, the value that the caret stands in. */
function startOfValue(text: string, from: number, at: number): number {
  let start = from
  let isQuoted = false
  for (let place = from; place < at; place += 1) {
    if (text[place] === '"') isQuoted = !isQuoted
    if (text[place] === ',' && !isQuoted) start = place + 1
  }
  return start
}

function endOfValue(text: string, at: number, end: number): number {
  const comma = text.slice(at, end).search(/,/)
  return comma < 0 ? end : at + comma
}

function unquoted(text: string): string {
  return text.replace(/^["“”„]/, '')
}

/** A value as it is typed: in quotes where it holds blank space or a comma. */
export function asValue(text: string): string {
  return /[\s,]/.test(text) ? `"${text.replaceAll('"', '')}"` : text
}
