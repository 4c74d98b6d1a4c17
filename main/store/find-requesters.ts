import type { KnownRequester } from '../../shared/ipc/views.ts'
import { numberOf, textOf } from './columns.ts'
import type { Reading, Row } from './handles.ts'
import { likeAnywhere } from './search-words.ts'
import { foldWords } from './fold-words.ts'
import { digitsOf, reversedDigits } from './ticket-row.ts'

const mostFound = 10
/** Fewer digits fit half the customers. */
const fewestDigits = 3

/** A number with the country's prefix and the same without it agree in at least this many last digits. */
const mostSignificant = 8

/**
 * People who wrote or called before, and known contacts of groups: by the start or end of their phone number, or by
 * words of their name, address or group. At most ten, who wrote last first.
 */
export function findRequesters(database: Reading, text: string): KnownRequester[] {
  const typed = text.trim()
  if (typed === '') return []
  const isPhone = /^[+0-9()\-./ ]+$/.test(typed) && digitsOf(typed).length >= fewestDigits
  const found = isPhone ? byDigits(database, nationalDigits(typed)) : byWords(database, foldWords(typed))
  return distinct(found).slice(0, mostFound)
}

/** Digits after a `+` or a leading zero differ between a display and a file: `+49 30 1` and `030 1` end alike. */
function nationalDigits(typed: string): string {
  return digitsOf(typed).replace(/^0+/, '')
}

function byDigits(database: Reading, digits: string): KnownRequester[] {
  const people = database.all(
    `SELECT * FROM requester WHERE row IN (
       SELECT row FROM requester WHERE digits >= ?1 AND digits < ?1 || ':'
       UNION SELECT row FROM requester WHERE digits >= '0' || ?1 AND digits < '0' || ?1 || ':'
       UNION SELECT row FROM requester WHERE reversed >= ?2 AND reversed < ?2 || ':')
     ORDER BY last_number DESC LIMIT 40`,
    digits,
    reversedDigits(digits.length > mostSignificant ? digits.slice(-mostSignificant) : digits),
  )
  const contacts = database.all(
    `SELECT contact.name, contact.email, contact.phone, customer_group.name AS group_name
     FROM contact JOIN customer_group ON customer_group.id = contact.group_id
     WHERE contact.digits LIKE '%' || ? || '%' LIMIT 40`,
    digits,
  )
  return [...people.map(requesterOf), ...contacts.map(contactOf)]
}

function byWords(database: Reading, folded: string): KnownRequester[] {
  const words = folded.split(/\s+/).filter((word) => word !== '')
  const patterns = [0, 1, 2].map((index) => likeAnywhere(words[index] ?? ''))
  const matches = ['', '', ''].map(() => "words LIKE ? ESCAPE '\\'").join(' AND ')
  const people = database.all(
    `SELECT * FROM requester WHERE ${matches} ORDER BY last_number DESC LIMIT 40`,
    ...patterns,
  )
  const contacts = database.all(
    `SELECT contact.name, contact.email, contact.phone, customer_group.name AS group_name
     FROM contact JOIN customer_group ON customer_group.id = contact.group_id
     WHERE ${matches.replaceAll('words', 'contact.words')} LIMIT 40`,
    ...patterns,
  )
  return [...people.map(requesterOf), ...contacts.map(contactOf)]
}

function requesterOf(row: Row): KnownRequester {
  const number = numberOf(row, 'last_number')
  return {
    requester: {
      firstName: textOf(row, 'first_name'),
      lastName: textOf(row, 'last_name'),
      email: textOf(row, 'email'),
      phone: textOf(row, 'phone'),
    },
    groupName: textOf(row, 'group_name'),
    lastTicketNumber: number === 0 ? null : number,
  }
}

/** A contact has one name: its last word is taken for the family's. */
function contactOf(row: Row): KnownRequester {
  const words = textOf(row, 'name').trim().split(/\s+/)
  return {
    requester: {
      firstName: words.slice(0, -1).join(' '),
      lastName: words.at(-1) ?? '',
      email: textOf(row, 'email'),
      phone: textOf(row, 'phone'),
    },
    groupName: textOf(row, 'group_name'),
    lastTicketNumber: null,
  }
}

/** One line per person and group, however often the spelling of a name or number changed. */
function distinct(found: readonly KnownRequester[]): KnownRequester[] {
  const seen = new Map<string, KnownRequester>()
  for (const one of found) {
    const { email, phone } = one.requester
    const key = `${email === '' ? digitsOf(phone) : email.toLowerCase()}\n${foldWords(one.groupName)}`
    if (!seen.has(key)) seen.set(key, one)
  }
  return [...seen.values()]
}
