/** More words than this narrow nothing further; each costs a look into the index. */
const mostWords = 12

/**
 * Words as SQLite's `unicode61` cuts them: of the marks it keeps only the commonest accents. It knows letters of
 * Unicode 6.1; of those beyond the first plane many are younger, so each stands for itself.
 */
const word = /[\u{10000}-\u{10FFFF}]|(?:(?![\u{10000}-\u{10FFFF}])[\p{L}\p{N}\p{Co}\u0300-\u0331])+/gu
const isWord = /[\p{L}\p{N}\p{Co}]/u

/**
 * What a person typed, as a query of FTS5: every word has to be there, each may be cut short. Words are cut as the
 * index's tokeniser cuts them and quoted, so that nothing typed is ever read as syntax. Null where no word was typed.
 */
export function searchQuery(text: string): string | null {
  const words = (text.normalize('NFC').match(word) ?? []).filter((found) => isWord.test(found))
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
