import { textOf } from './columns.ts'
import type { Reading } from './handles.ts'

/** Names that may be alike are at most this much longer or shorter, in letters. */
const longestSlip = 2
/** Behind a space, and before every letter. */
const behindSpace = '!'

/** A normalised name of a group that may be almost another one. */
export interface NameCandidate {
  normal: string
  groupId: string
}

/**
 * Names of groups among which those stand that are almost a normalised name: of about its length, or beginning with it
 * word for word, or it with them.
 */
export function readNameCandidates(database: Reading, normal: string): NameCandidate[] {
  const letters = Array.from(normal.replaceAll(' ', '')).length
  return database
    .all(
      `SELECT normal, group_id FROM (
         SELECT normal, group_id FROM group_name WHERE length(replace(normal, ' ', '')) BETWEEN ? AND ?
         UNION SELECT normal, group_id FROM group_name WHERE normal > ? AND normal < ?
         UNION SELECT normal, group_id FROM group_name WHERE normal IN (SELECT value FROM json_each(?)))
       WHERE normal <> ''`,
      letters - longestSlip,
      letters + longestSlip,
      `${normal} `,
      normal + behindSpace,
      JSON.stringify(beginningsOf(normal)),
    )
    .map((row) => ({ normal: textOf(row, 'normal'), groupId: textOf(row, 'group_id') }))
}

/** What a name begins with, word for word. */
function beginningsOf(normal: string): string[] {
  const words = normal.split(' ')
  return words.slice(1).map((_, index) => words.slice(0, index + 1).join(' '))
}
