import { isPlainText } from '../../shared/rules/cut-words.ts'
import type { SearchTerm } from '../../shared/rules/search-query.ts'
import type { Reading } from './handles.ts'
import { beginTerm, fewestLetters, foldedWords, personTerm } from './search-terms.ts'
import { wordsBegunBy } from './search-vocabulary.ts'

/** More words than this are merged by the index itself, which then costs less than opening each. */
const mostAlternatives = 32

/** Words of the index as an expression of FTS5: quoted, so that nothing typed is ever read as syntax. */
export function quoted(words: readonly string[]): string {
  return `"${words.join(' ')}"`
}

export function anyOf(expressions: readonly string[]): string {
  return expressions.length === 1 ? (expressions[0] ?? '') : `(${expressions.join(' OR ')})`
}

export function allOf(expressions: readonly string[]): string {
  return expressions.length === 1 ? (expressions[0] ?? '') : `(${expressions.join(' AND ')})`
}

/** One term of a search as an expression of FTS5. */
export function termMatch(database: Reading, term: SearchTerm): string {
  if (!term.isPhrase) return allOf(term.words.map((word) => begunMatch(database, word)))
  return quoted(term.words) + (term.isOpen && (term.words.at(-1) ?? '').length >= fewestLetters ? '*' : '')
}

/** A word that may be cut short. */
function begunMatch(database: Reading, word: string): string {
  if (word.length < fewestLetters) {
    const [folded] = foldedWords(word)
    return folded === undefined ? quoted([word]) : anyOf([quoted([beginTerm(folded)]), quoted([word])])
  }
  // What the index makes of other letters only the index knows.
  if (!isPlainText(word)) return `${quoted([word])}*`
  const words = wordsBegunBy(database, word.toLowerCase(), mostAlternatives)
  if (words === null) return `${quoted([word])}*`
  return words.length === 0 ? quoted([word]) : anyOf(words.map((one) => quoted([one])))
}

/** Requesters with words that begin so; null where there is none. */
export function personMatch(database: Reading, text: string): string | null {
  const words = foldedWords(text)
  if (words.length === 0) return null
  const matches: string[] = []
  for (const word of words) {
    const begun = wordsBegunBy(database, personTerm(word), mostAlternatives)
    if (begun?.length === 0) return null
    matches.push(begun === null ? `${quoted([personTerm(word)])}*` : anyOf(begun.map((one) => quoted([one]))))
  }
  return allOf(matches)
}
