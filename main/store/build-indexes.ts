import type { Writing } from './handles.ts'

/**
 * Indexes that are built once the rows of a first sync are there, since keeping them row by row takes several times as
 * long. Until then every view works, the less usual ones more slowly. Each may be added to; none is ever renamed.
 */
const indexes = [
  'CREATE INDEX IF NOT EXISTS ticket_by_update ON ticket (urgency, status, updated_at)',
  'CREATE INDEX IF NOT EXISTS ticket_by_assignee ON ticket (assignee_id, urgency, status, place)',
  'CREATE INDEX IF NOT EXISTS ticket_by_group ON ticket (group_id, urgency, status, place)',
  'CREATE INDEX IF NOT EXISTS ticket_by_assignee_update ON ticket (assignee_id, urgency, status, updated_at)',
  'CREATE INDEX IF NOT EXISTS ticket_by_group_update ON ticket (group_id, urgency, status, updated_at)',
  'CREATE INDEX IF NOT EXISTS ticket_in_place ON ticket (place, row, urgency, status)',
  'CREATE INDEX IF NOT EXISTS ticket_in_update ON ticket (updated_at, row, urgency, status)',
  'CREATE INDEX IF NOT EXISTS ticket_by_due ON ticket (urgency, status, due)',
  'CREATE INDEX IF NOT EXISTS ticket_by_assignee_due ON ticket (assignee_id, urgency, status, due)',
  'CREATE INDEX IF NOT EXISTS ticket_by_group_due ON ticket (group_id, urgency, status, due)',
  'CREATE INDEX IF NOT EXISTS ticket_in_due ON ticket (due, row, urgency, status)',
  'CREATE INDEX IF NOT EXISTS requester_by_digits ON requester (digits)',
  'CREATE INDEX IF NOT EXISTS requester_by_reversed ON requester (reversed)',
  'CREATE INDEX IF NOT EXISTS ticket_by_email ON ticket (requester_email) WHERE status < 3',
  'CREATE INDEX IF NOT EXISTS ticket_by_digits ON ticket (requester_digits) WHERE status < 3',
  'CREATE INDEX IF NOT EXISTS ticket_by_group_name ON ticket (group_name COLLATE NOCASE, place, urgency, status)',
  'CREATE INDEX IF NOT EXISTS ticket_by_subject ON ticket (subject COLLATE NOCASE, place, urgency, status)',
  'CREATE INDEX IF NOT EXISTS ticket_by_requester ON ticket (requester_name COLLATE NOCASE, place, urgency, status)',
  'CREATE INDEX IF NOT EXISTS ticket_by_number ON ticket (number)',
] as const

/** Builds the missing indexes one per step, so that screens are answered in between; those that are there cost nothing. */
export function* buildIndexes(database: Writing): Generator<void, void, undefined> {
  for (const index of indexes) {
    database.execute(index)
    yield
  }
}
