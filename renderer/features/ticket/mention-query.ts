import type { Named } from '../../../shared/rules/mentions.ts'

/** Longer than a name is none that is still being typed. */
const longest = 40
const inWord = /[\p{L}\p{N}]/u

/** What stands between an `@` and the caret, and where that `@` is; null where nobody is being mentioned. */
export function mentionQuery(text: string, caret: number): { from: number; query: string } | null {
  const from = text.lastIndexOf('@', caret - 1)
  if (from < 0 || caret - from > longest || inWord.test(text.charAt(from - 1))) return null
  const query = text.slice(from + 1, caret)
  return /^\s|\n/.test(query) ? null : { from, query }
}

/** Colleagues of whose names a word begins so; those whose whole name does come first. Nobody whose name stands there already. */
export function mentionChoice<Person extends Named>(staff: readonly Person[], query: string): Person[] {
  const wanted = query.toLowerCase()
  const begins = (name: string) => name.toLowerCase().startsWith(wanted)
  const fits = staff.filter(({ name }) => name.split(/\s+/).some(begins) || begins(name))
  if (fits.some(({ name }) => name === query)) return []
  return fits.toSorted((a, b) => Number(begins(b.name)) - Number(begins(a.name))).slice(0, 8)
}
