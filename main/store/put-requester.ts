import type { Requester } from '../../shared/protocol/common.ts'
import type { Writing } from './handles.ts'
import { foldWords } from './fold-words.ts'
import { digitsOf, fullName, reversedDigits } from './ticket-row.ts'

/**
 * Counts a ticket to the person who filed it, or takes it away again. A person with no ticket left goes: after an
 * erasure nothing may remember the name.
 */
export function countRequester(
  database: Writing,
  requester: Requester,
  groupName: string,
  number: number | null,
  by: 1 | -1,
): void {
  if (requester.email === '' && requester.phone === '') return
  const key = [requester.email.toLowerCase(), requester.phone, fullName(requester), groupName].join('\n')
  if (by === 1) add(database, key, requester, groupName, number)
  else remove(database, key)
}

function add(
  database: Writing,
  key: string,
  requester: Requester,
  groupName: string,
  number: number | null,
): void {
  const known = database.run(
    'UPDATE requester SET tickets = tickets + 1, last_number = max(last_number, ?) WHERE key = ?',
    number ?? 0,
    key,
  )
  if (known > 0) return
  const digits = digitsOf(requester.phone)
  database.run(
    `INSERT INTO requester (key, first_name, last_name, email, phone, digits, reversed, group_name, words, tickets, last_number)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?)`,
    key,
    requester.firstName,
    requester.lastName,
    requester.email,
    requester.phone,
    digits,
    reversedDigits(digits),
    groupName,
    foldWords(`${fullName(requester)} ${requester.email} ${groupName}`),
    number ?? 0,
  )
}

function remove(database: Writing, key: string): void {
  database.run('UPDATE requester SET tickets = tickets - 1 WHERE key = ?', key)
  database.run('DELETE FROM requester WHERE key = ? AND tickets <= 0', key)
}
