import { numberOf, textOf, textOrNullOf } from './columns.ts'
import type { Reading, Writing } from './handles.ts'

/** Marks a ticket whose words have changed. */
export function markTextDue(database: Writing, ticketRow: number): void {
  database.run('INSERT OR IGNORE INTO text_due (ticket_row) VALUES (?)', ticketRow)
}

/** Marks the ticket of a message; nothing where the ticket is still to come, and marks itself then. */
export function markTextDueByTicket(database: Writing, ticketId: string): void {
  database.run('INSERT OR IGNORE INTO text_due (ticket_row) SELECT row FROM ticket WHERE id = ?', ticketId)
}

/** After a first sync: every ticket at once, which is much quicker than marking each while it arrives. */
export function markAllTextDue(database: Writing): void {
  database.run('INSERT OR IGNORE INTO text_due (ticket_row) SELECT row FROM ticket')
}

/**
 * Indexes the words of up to `limit` tickets, the newest first: what is searched for is mostly recent. Returns how many
 * it did; zero means that the index is complete. One transaction.
 */
export function indexSomeText(database: Writing, limit: number): number {
  return database.transaction(() => {
    const due = readDue(database, limit)
    for (const row of due) {
      database.run(
        'INSERT OR REPLACE INTO ticket_text (rowid, words) VALUES (?, ?)',
        row,
        wordsOf(database, row),
      )
      database.run('DELETE FROM text_due WHERE ticket_row = ?', row)
    }
    return due.length
  })
}

function readDue(database: Reading, limit: number): number[] {
  return database
    .all('SELECT ticket_row FROM text_due ORDER BY ticket_row DESC LIMIT ?', limit)
    .map((row) => numberOf(row, 'ticket_row'))
}

/** Number, subject, group, requester and all bodies of a ticket; empty for one that is gone. */
function wordsOf(database: Reading, row: number): string {
  const ticket = database.get(
    `SELECT id, number, subject, group_name, requester_name, requester_email, requester_digits,
       (SELECT group_concat(body, char(10)) FROM message WHERE ticket_id = ticket.id) AS bodies
     FROM ticket WHERE row = ?`,
    row,
  )
  if (ticket === undefined) return ''
  const line = ['subject', 'group_name', 'requester_name', 'requester_email', 'requester_digits']
  const words = line.map((column) => textOf(ticket, column))
  const number = ticket['number'] === null ? '' : String(numberOf(ticket, 'number'))
  return [number, ...words, textOrNullOf(ticket, 'bodies') ?? ''].join('\n')
}
