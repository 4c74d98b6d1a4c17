import type { Requester } from '../../shared/protocol/common.ts'
import type { Ticket } from '../../shared/protocol/ticket.ts'
import { numberOf, textOf } from './columns.ts'
import type { Row, Writing } from './handles.ts'
import type { CacheChange } from './cache-change.ts'
import { deleteHistory } from './histories.ts'
import { countRequester } from './put-requester.ts'
import { dropText } from './text-index.ts'
import { ticketColumns, type ShownTicket } from './ticket-row.ts'

/**
 * Writes what is shown of a ticket, and what the service said of it (null: it does not know the ticket yet). A version
 * of the service's is never replaced by an older one. Returns the ticket's row.
 */
export function putTicket(
  change: CacheChange,
  pulled: Ticket | null,
  shown: ShownTicket,
  pending: boolean,
): number {
  const { database, tally } = change
  const before = rowBefore(database, shown.id)
  if (before !== undefined) {
    const row = numberOf(before, 'row')
    if (pulled !== null && pulled.version < numberOf(before, 'pulled_version')) return row
    tally.add(cellOf(before), -1)
    countRequester(database, requesterOf(before), textOf(before, 'group_name'), null, -1)
  }
  const columns = ticketColumns(shown)
  change.touched.add(shown.id)
  const { due, dueLook } = change.due.dueOf(shown)
  tally.add(columns, 1)
  countRequester(database, shown.requester, shown.groupName, shown.number, 1)
  const made = database.insert(
    `INSERT INTO ticket (id, pulled_version, pending, laid, number, place, urgency, status, requested, gate, group_id, assignee_id,
       updated_at, created_at, group_name, subject, requester_name, requester_email, requester_digits, due, due_look, merged_into, doc, pulled)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET pulled_version = excluded.pulled_version, pending = excluded.pending, laid = excluded.laid,
       number = excluded.number, place = excluded.place, urgency = excluded.urgency, status = excluded.status,
       requested = excluded.requested, gate = excluded.gate, group_id = excluded.group_id, assignee_id = excluded.assignee_id,
       updated_at = excluded.updated_at, created_at = excluded.created_at, group_name = excluded.group_name,
       subject = excluded.subject, requester_name = excluded.requester_name,
       requester_email = excluded.requester_email, requester_digits = excluded.requester_digits,
       due = excluded.due, due_look = excluded.due_look, merged_into = excluded.merged_into,
       doc = excluded.doc, pulled = excluded.pulled`,
    shown.id,
    pulled?.version ?? 0,
    pending ? 1 : 0,
    pending || pulled !== shown ? 1 : 0,
    columns.number,
    columns.place,
    columns.urgency,
    columns.status,
    columns.requested,
    columns.gate,
    columns.groupId,
    columns.assigneeId,
    columns.updatedAt,
    columns.createdAt,
    columns.groupName,
    columns.subject,
    columns.requesterName,
    columns.requesterEmail,
    columns.requesterDigits,
    due,
    dueLook,
    shown.mergedInto,
    JSON.stringify(shown),
    pulled === null || pulled === shown ? null : JSON.stringify(pulled),
  )
  return before === undefined ? made : numberOf(before, 'row')
}

/** Takes a ticket and its messages out of the cache. */
export function deleteTicket(change: CacheChange, id: string): void {
  const before = rowBefore(change.database, id)
  if (before === undefined) return
  change.touched.add(id)
  change.tally.add(cellOf(before), -1)
  countRequester(change.database, requesterOf(before), textOf(before, 'group_name'), null, -1)
  const row = numberOf(before, 'row')
  dropText(change.database, row)
  change.database.run('DELETE FROM message WHERE ticket_id = ?', id)
  deleteHistory(change.database, id)
  change.database.run('DELETE FROM flag_laid WHERE ticket_id = ?', id)
  change.database.run('DELETE FROM ticket WHERE row = ?', row)
}

function rowBefore(database: Writing, id: string): Row | undefined {
  return database.get(
    `SELECT row, pulled_version, urgency, status, assignee_id, group_id, group_name, doc ->> '$.requester.phone' AS phone, doc ->> '$.requester.email' AS email,
       doc ->> '$.requester.firstName' AS first_name, doc ->> '$.requester.lastName' AS last_name
     FROM ticket WHERE id = ?`,
    id,
  )
}

function cellOf(row: Row): { urgency: number; status: number; assigneeId: string; groupId: string } {
  return {
    urgency: numberOf(row, 'urgency'),
    status: numberOf(row, 'status'),
    assigneeId: textOf(row, 'assignee_id'),
    groupId: textOf(row, 'group_id'),
  }
}

function requesterOf(row: Row): Requester {
  return {
    firstName: textOf(row, 'first_name'),
    lastName: textOf(row, 'last_name'),
    email: textOf(row, 'email'),
    phone: textOf(row, 'phone'),
  }
}
