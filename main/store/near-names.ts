import { textOf } from './columns.ts'
import type { Reading } from './handles.ts'

/** `areNear` forgives at most so many slips; each of them touches two neighbouring pieces of a name at most. */
export const mostSlips = 2
const pieces = 2 * mostSlips + 1
/** Behind a space, and before every letter. */
const behindSpace = '!'

/** A normalised name of a group that may be almost another one. */
export interface NameCandidate {
  normal: string
  groupId: string
}

/**
 * Names of groups among which all those stand that are almost a normalised name: of about its length and with a piece of it
 * that no slip touched, or beginning with it word for word, or it with them. Handing a name out costs more than to look at
 * it, hence the database looks for the pieces.
 */
export function readNameCandidates(database: Reading, normal: string): NameCandidate[] {
  const letters = Array.from(normal.replaceAll(' ', ''))
  return database
    .all(
      `SELECT normal, group_id FROM (
         SELECT normal, group_id FROM group_name
           WHERE length(replace(normal, ' ', '')) BETWEEN ? AND ?
             AND EXISTS (SELECT 1 FROM json_each(?) WHERE instr(replace(normal, ' ', ''), value) > 0)
         UNION SELECT normal, group_id FROM group_name WHERE normal > ? AND normal < ?
         UNION SELECT normal, group_id FROM group_name WHERE normal IN (SELECT value FROM json_each(?)))
       WHERE normal <> ''`,
      letters.length - mostSlips,
      letters.length + mostSlips,
      JSON.stringify([...piecesOf(letters), longestWord(normal)]),
      `${normal} `,
      normal + behindSpace,
      JSON.stringify(beginningsOf(normal)),
    )
    .map((row) => ({ normal: textOf(row, 'normal'), groupId: textOf(row, 'group_id') }))
}

function piecesOf(letters: readonly string[]): string[] {
  const at = (piece: number) => Math.floor((piece * letters.length) / pieces)
  return Array.from({ length: pieces }, (_, piece) =>
    letters.slice(at(piece), at(piece + 1)).join(''),
  ).filter((piece) => piece !== '')
}

/** Of names that hold the same words in another order. */
function longestWord(normal: string): string {
  return normal.split(' ').reduce((longest, word) => (word.length > longest.length ? word : longest), '')
}

/** What a name begins with, word for word. */
function beginningsOf(normal: string): string[] {
  const words = normal.split(' ')
  return words.slice(1).map((_, index) => words.slice(0, index + 1).join(' '))
}
