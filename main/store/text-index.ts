import { numberOf, numberOrNullOf, textOf, textOrNullOf } from './columns.ts'
import type { Reading, Row, Writing } from './handles.ts'
import { everyTicket, mark, ownTerms } from './search-terms.ts'

/** The next place: above all that were given, to tickets whose words are indexed or due. */
const nextPlace = `1 + max(coalesce((SELECT max(place) FROM text_due), 0), coalesce((SELECT max(place) FROM text_place), 0))`

/** Marks a ticket that has changed: the newest in the order of what was learned. */
export function markTextDue(database: Writing, ticketRow: number): void {
  database.run(`INSERT OR REPLACE INTO text_due (place, ticket_row) VALUES (${nextPlace}, ?)`, ticketRow)
}

/** Marks the ticket of a message; nothing where the ticket is still to come, and marks itself then. */
export function markTextDueByTicket(database: Writing, ticketId: string): void {
  database.run(
    `INSERT OR REPLACE INTO text_due (place, ticket_row) SELECT ${nextPlace}, row FROM ticket WHERE id = ?`,
    ticketId,
  )
}

/** After a first sync: every ticket at once, in the order of its last change. */
export function markAllTextDue(database: Writing): void {
  database.run('DELETE FROM text_due')
  database.run(
    `INSERT INTO text_due (place, ticket_row)
     SELECT ${nextPlace} - 1 + row_number() OVER (ORDER BY updated_at, row), row FROM ticket`,
  )
}

/**
 * Indexes the words of up to `limit` tickets, those that changed last first: what is searched for is mostly recent.
 * Returns how many it did; zero means that the index is complete. One transaction.
 */
export function indexSomeText(database: Writing, limit: number): number {
  return database.transaction(() => {
    const due = readDue(database, limit)
    const [lowest] = due
    if (lowest === undefined) return 0
    // Rising within a transaction: at each step back the index would write out all that it holds in memory.
    for (const row of due) indexTicket(database, row)
    database.run('DELETE FROM text_due WHERE place >= ?', numberOf(lowest, 'place'))
    return due.length
  })
}

/** In rising order of their places. */
function readDue(database: Reading, limit: number): Row[] {
  return database
    .all(
      `SELECT due.place, due.ticket_row, text_place.place AS before, ticket.number, urgency, status, assignee_id,
       group_id, ticket.created_at, subject, group_name, requester_name, requester_email, requester_digits,
       doc ->> '$.verdict' AS verdict, group_concat(body, ' ${everyTicket} ') AS bodies,
       total(message.kind = 'note') AS notes, total(message.kind = 'reply') AS replies
     FROM (SELECT place, ticket_row FROM text_due ORDER BY place DESC LIMIT +?) AS due
     LEFT JOIN text_place ON text_place.ticket_row = due.ticket_row
     JOIN ticket ON ticket.row = due.ticket_row
     LEFT JOIN message ON message.ticket_id = ticket.id
     GROUP BY due.place`,
      limit,
    )
    .toSorted((one, other) => numberOf(one, 'place') - numberOf(other, 'place'))
}

function indexTicket(database: Writing, row: Row): void {
  const ticketRow = numberOf(row, 'ticket_row')
  const place = numberOf(row, 'place')
  const before = numberOrNullOf(row, 'before')
  if (before !== null) dropPlace(database, before)
  database.run('INSERT INTO ticket_text (rowid, words) VALUES (?, ?)', place, wordsOf(row))
  database.run(
    'INSERT INTO text_place (place, ticket_row, created_at) VALUES (?, ?, ?)',
    place,
    ticketRow,
    numberOf(row, 'created_at'),
  )
}

/** Takes the words of a ticket out, due or indexed. */
export function dropText(database: Writing, ticketRow: number): void {
  database.run('DELETE FROM text_due WHERE ticket_row = ?', ticketRow)
  const place = database.get('SELECT place FROM text_place WHERE ticket_row = ?', ticketRow)
  if (place !== undefined) dropPlace(database, numberOf(place, 'place'))
}

function dropPlace(database: Writing, place: number): void {
  database.run('DELETE FROM ticket_text WHERE rowid = ?', place)
  database.run('DELETE FROM text_place WHERE place = ?', place)
}

/** Whether every change is indexed: then the index alone knows what is found. */
export function isTextIndexed(database: Reading): boolean {
  return database.get('SELECT 1 FROM text_due LIMIT 1') === undefined
}

/** How many tickets have changed words that are not indexed yet. */
export function countTextDue(database: Reading): number {
  return numberOf(database.get('SELECT count(*) AS n FROM text_due') ?? {}, 'n')
}

/** Number, subject, group, requester and all bodies of a ticket, and the index's own words of it. */
function wordsOf(row: Row): string {
  const head = {
    number: numberOrNullOf(row, 'number'),
    urgency: numberOf(row, 'urgency'),
    status: numberOf(row, 'status'),
    assigneeId: textOf(row, 'assignee_id'),
    groupId: textOf(row, 'group_id'),
    verdict: textOrNullOf(row, 'verdict'),
    hasNote: numberOf(row, 'notes') > 0,
    hasReply: numberOf(row, 'replies') > 0,
    subject: textOf(row, 'subject'),
    groupName: textOf(row, 'group_name'),
    requesterName: textOf(row, 'requester_name'),
    requesterEmail: textOf(row, 'requester_email'),
    requesterDigits: textOf(row, 'requester_digits'),
  }
  const { number, subject, groupName, requesterName, requesterEmail, requesterDigits } = head
  const texts = [subject, groupName, requesterName, requesterEmail, requesterDigits]
  const written = [...texts, String(number ?? ''), textOrNullOf(row, 'bodies') ?? '']
  return `${ownTerms(head)} ${written.map(withoutMark).join(` ${everyTicket} `)}`
}

/** Nobody else's words begin with the mark. The separators between the bodies are ours. */
function withoutMark(text: string): string {
  return text.includes(mark) ? text.replaceAll(new RegExp(`${mark}(?! )`, 'g'), ' ') : text
}
