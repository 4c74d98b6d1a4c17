import type { Writing } from './handles.ts'
import { markAllTextDue } from './text-index.ts'

/**
 * What is built once all rows are there, since building it row by row takes several times as long: the indexes of the
 * sorts by text and of the look-ups by requester, and the list of tickets whose words are to be indexed.
 */
export function finishFirstSync(database: Writing): void {
  database.execute(`
    CREATE INDEX IF NOT EXISTS ticket_by_group_name ON ticket (group_name COLLATE NOCASE, place, urgency, status);
    CREATE INDEX IF NOT EXISTS ticket_by_subject ON ticket (subject COLLATE NOCASE, place, urgency, status);
    CREATE INDEX IF NOT EXISTS ticket_by_requester ON ticket (requester_name COLLATE NOCASE, place, urgency, status);
    CREATE INDEX IF NOT EXISTS ticket_by_email ON ticket (requester_email) WHERE status < 3;
    CREATE INDEX IF NOT EXISTS ticket_by_digits ON ticket (requester_digits) WHERE status < 3;
  `)
  markAllTextDue(database)
}
