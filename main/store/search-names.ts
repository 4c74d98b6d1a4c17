import { nearValues } from '../../shared/rules/search-operators.ts'
import { textOf } from './columns.ts'
import type { Reading } from './handles.ts'
import { likeAnywhere } from './search-words.ts'
import { foldedWords } from './search-terms.ts'
import { reversedDigits } from './ticket-row.ts'

/** More names than this are no name any more. */
const mostNames = 64
/** Above every letter. */
const beyondLetters = '\u{10FFFF}'
/** A number with the country's prefix and the same without it agree in at least this many last digits. */
const mostSignificant = 8

/** Groups that a normalised name means: those called so, else those whose name begins so, else those it stands in. */
export function findGroups(database: Reading, normal: string): string[] {
  if (normal === '') return []
  const ids = (condition: string, ...values: string[]) =>
    database
      .all(`SELECT DISTINCT group_id FROM group_name WHERE ${condition} LIMIT ${mostNames}`, ...values)
      .map((row) => textOf(row, 'group_id'))
  const called = ids('normal = ?', normal)
  if (called.length > 0) return called
  const begun = ids('normal >= ? AND normal < ?', normal, normal + beyondLetters)
  return begun.length > 0 ? begun : ids("normal LIKE ? ESCAPE '\\'", likeAnywhere(normal))
}

/** Ids of groups that nobody has confirmed, at most `most`. */
export function readUnconfirmedGroups(database: Reading, most: number): string[] {
  return database
    .all('SELECT id FROM customer_group WHERE confirmed = 0 LIMIT +?', most)
    .map((row) => textOf(row, 'id'))
}

const nobody = new Set(['none', 'nobody', 'unassigned'])

/** Ids of those a text means among the staff, by the beginnings of the words of their name; the empty id is nobody. */
export function findAssignees(database: Reading, text: string, me: string | null): string[] {
  const typed = text.toLowerCase()
  if (nobody.has(typed)) return ['']
  if (typed === 'me') return me === null ? [] : [me]
  const words = foldedWords(text)
  if (words.length === 0) return []
  return readColleagues(database)
    .filter(({ name, email }) => {
      const own = foldedWords(`${name} ${email}`)
      return words.every((word) => own.some((one) => one.startsWith(word)))
    })
    .slice(0, mostNames)
    .map(({ id }) => id)
}

/** First names that were perhaps meant. */
export function nearColleagues(database: Reading, text: string): string[] {
  const values = readColleagues(database).map(({ name }) => ({ id: name.split(' ')[0] ?? '', name }))
  return nearValues(values, text)
}

export function readColleagues(database: Reading): { id: string; name: string; email: string }[] {
  return database
    .all("SELECT id, name, doc ->> '$.email' AS email FROM staff ORDER BY name COLLATE NOCASE, id")
    .map((row) => ({ id: textOf(row, 'id'), name: textOf(row, 'name'), email: textOf(row, 'email') }))
}

/** Numbers of requesters that begin or end with these digits, as the index holds them. */
export function readRequesterDigits(database: Reading, digits: string): string[] {
  const national = digits.replace(/^0+/, '')
  const last = reversedDigits(national.length > mostSignificant ? national.slice(-mostSignificant) : national)
  return database
    .all(
      `SELECT DISTINCT digits FROM (
         SELECT digits FROM requester WHERE digits >= ?1 AND digits < ?1 || ':'
         UNION SELECT digits FROM requester WHERE digits >= '0' || ?1 AND digits < '0' || ?1 || ':'
         UNION SELECT digits FROM requester WHERE reversed >= ?2 AND reversed < ?2 || ':')
       WHERE digits <> '' LIMIT ${mostNames}`,
      national,
      last,
    )
    .map((row) => textOf(row, 'digits'))
}
