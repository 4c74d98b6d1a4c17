import { textOf } from './columns.ts'
import type { Reading } from './handles.ts'

/**
 * Words of the index that begin so, at most `most`; null where there are more. Steps from word to word: the vocabulary
 * table would else read every place of every word on its way.
 */
export function wordsBegunBy(database: Reading, letters: string, most: number): string[] | null {
  const words: string[] = []
  for (let from = letters; ;) {
    const next = database.get('SELECT term FROM ticket_word WHERE term >= ? LIMIT 1', from)
    const word = next === undefined ? '' : textOf(next, 'term')
    if (!word.startsWith(letters)) return words
    if (words.length === most) return null
    words.push(word)
    // The least text above the word itself.
    from = `${word}\u0001`
  }
}
