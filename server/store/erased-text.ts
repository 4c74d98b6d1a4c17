import type { Requester } from '../../shared/protocol/common.ts'

/** What stands where a person's data stood. */
export const erasedMark = '[erased]'

/** Shorter names ("Al", "Bo") are words or parts of words too often to be taken for the person. */
const shortestName = 3

/** What a person is known by, longest first, so that a full name goes before its parts. */
export function personalWords(people: readonly Requester[]): string[] {
  const words = people.flatMap(({ firstName, lastName, email, phone }) => [
    `${firstName} ${lastName}`.trim(),
    email,
    phone,
    ...[firstName, lastName].filter((name) => name.length >= shortestName),
  ])
  return [...new Set(words.filter((word) => word !== ''))].sort((one, other) => other.length - one.length)
}

/** The text without the person: each of the words, in any case, where it stands as a whole word. */
export function eraseWords(text: string, words: readonly string[]): string {
  if (words.length === 0) return text
  const any = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|')
  return text.replace(new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, 'giu'), erasedMark)
}
