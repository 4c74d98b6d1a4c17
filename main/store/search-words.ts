import { cutWords } from '../../shared/rules/cut-words.ts'

/** More words than this narrow nothing further; each costs a look into the index. */
const mostWords = 12

/**
 * What a person typed, as a query of FTS5: every word has to be there, each may be cut short. Words are cut as the
 * index's tokeniser cuts them and quoted, so that nothing typed is ever read as syntax. Null where no word was typed.
 */
export function searchQuery(text: string): string | null {
  const words = cutWords(text)
  if (words.length === 0) return null
  return words
    .slice(0, mostWords)
    .map((one) => `"${one}"*`)
    .join(' AND ')
}

/** Text as a pattern of LIKE that finds it literally, anywhere; with `ESCAPE '\'`. */
export function likeAnywhere(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`
}
