import { groupIdSchema, staffIdSchema, ticketIdSchema } from '../../shared/protocol/common.ts'
import { queueSorts, type QueueSort } from '../../shared/ipc/queue-view.ts'
import type { QueueRow } from '../../shared/ipc/views.ts'
import { statuses, type Status } from '../../shared/rules/status.ts'
import { urgencyOfRank, type Urgency } from '../../shared/rules/urgency.ts'
import { numberOf, numberOrNullOf, textOf, textOrNullOf } from './columns.ts'
import type { Reading, Row } from './handles.ts'
import { encodeKey, type QueuePosition } from './queue-key.ts'
import { sortTextSql } from './queue-scan.ts'

/**
 * What the lines of the queue show of these rows, in the order given, with their positions in the order of the view;
 * rows that are gone are left out. One statement for all of them: stepping into the database for each costs most of a
 * window. CROSS JOIN keeps the given order (SQLite never reorders it).
 */
export function readQueueRows(database: Reading, rows: readonly number[], sort: QueueSort): QueueRow[] {
  return database.all(rowsStatements.get(sort) ?? rowsSql(sort), JSON.stringify(rows)).map(queueRowOf)
}

/** Where a row stands now; null where it is gone. */
export function readPosition(database: Reading, row: number, sort: QueueSort): QueuePosition | null {
  const found = database.get(positionStatements.get(sort) ?? positionSql(sort), row)
  return found === undefined ? null : positionOf(found)
}

/** Made once: a text that is put together for each call has to be hashed anew to find its prepared statement. */
const rowsStatements = new Map(queueSorts.map((sort) => [sort, rowsSql(sort)]))
const positionStatements = new Map(queueSorts.map((sort) => [sort, positionSql(sort)]))

function rowsSql(sort: QueueSort): string {
  return `SELECT ticket.row, ticket.id, ticket.number, place, urgency, status, requested, group_id, assignee_id, updated_at,
       created_at, group_name, subject, requester_name, ticket.pending, ${sortTextSql(sort)} AS sort_text,
       coalesce(customer_group.confirmed, 0) AS confirmed, staff.name AS assignee_name
     FROM json_each(?) AS wanted CROSS JOIN ticket ON ticket.row = wanted.value
     LEFT JOIN customer_group ON customer_group.id = ticket.group_id
     LEFT JOIN staff ON staff.id = ticket.assignee_id`
}

function positionSql(sort: QueueSort): string {
  return `SELECT ticket.row, urgency, status, place, updated_at, ${sortTextSql(sort)} AS sort_text
     FROM ticket LEFT JOIN staff ON staff.id = ticket.assignee_id WHERE ticket.row = ?`
}

function queueRowOf(row: Row): QueueRow {
  const groupId = textOf(row, 'group_id')
  const assigneeId = textOf(row, 'assignee_id')
  return {
    id: ticketIdSchema.parse(row['id']),
    number: numberOrNullOf(row, 'number'),
    groupId: groupId === '' ? null : groupIdSchema.parse(groupId),
    groupName: textOf(row, 'group_name'),
    groupConfirmed: numberOf(row, 'confirmed') === 1,
    subject: textOf(row, 'subject'),
    requesterName: textOf(row, 'requester_name'),
    status: statusOf(numberOf(row, 'status')),
    urgency: urgencyOf(numberOf(row, 'urgency')),
    requestedUrgency: urgencyOf(numberOf(row, 'requested')),
    assigneeId: assigneeId === '' ? null : staffIdSchema.parse(assigneeId),
    assigneeName: textOrNullOf(row, 'assignee_name'),
    createdAt: numberOf(row, 'created_at'),
    updatedAt: numberOf(row, 'updated_at'),
    pending: numberOf(row, 'pending') === 1,
    key: encodeKey(positionOf(row)),
  }
}

function positionOf(row: Row): QueuePosition {
  return {
    row: numberOf(row, 'row'),
    urgency: numberOf(row, 'urgency'),
    status: numberOf(row, 'status'),
    place: numberOf(row, 'place'),
    updatedAt: numberOf(row, 'updated_at'),
    text: textOf(row, 'sort_text'),
  }
}

function urgencyOf(rank: number): Urgency {
  const urgency = urgencyOfRank(rank)
  if (urgency === null) throw new TypeError(`no urgency has rank ${rank}`)
  return urgency
}

function statusOf(rank: number): Status {
  const status = statuses[rank]
  if (status === undefined) throw new TypeError(`no status has rank ${rank}`)
  return status
}
