import { groupIdSchema, staffIdSchema, ticketIdSchema, type TicketId } from '../../shared/protocol/common.ts'
import { queueSorts, type QueueSort } from '../../shared/rules/queue-look.ts'
import type { QueueRow } from '../../shared/ipc/views.ts'
import { gateOutcomes } from '../../shared/rules/page-gate.ts'
import { activeStatuses, statuses, statusRank, type Status } from '../../shared/rules/status.ts'
import { urgencyOfRank, urgencyRank, type Urgency } from '../../shared/rules/urgency.ts'
import { asksForPeople } from '../../shared/rules/wakes-people.ts'
import { numberOf, numberOrNullOf, textOf, textOrNullOf } from './columns.ts'
import { dueNextOf } from './due-columns.ts'
import type { Reading, Row } from './handles.ts'
import { encodeKey, type QueuePosition } from './queue-key.ts'
import { sortTextSql } from './queue-scan.ts'

/**
 * What the lines of the queue show of these rows, in the order given, with their positions in the order of the view;
 * rows that are gone are left out. `now`, in ms: whose pages are withheld then. One statement for all of them: stepping
 * into the database for each costs most of a window. CROSS JOIN keeps the given order (SQLite never reorders it).
 */
export function readQueueRows(
  database: Reading,
  rows: readonly number[],
  sort: QueueSort,
  now: number,
): QueueRow[] {
  return database.all(rowsStatements.get(sort) ?? rowsSql(sort), JSON.stringify(rows), now).map(queueRowOf)
}

/** What the queue shows of these tickets now, the newest last; those that are not here are left out. `now`: as above. */
export function readRowsOfTickets(
  database: Reading,
  ticketIds: readonly TicketId[],
  now: number,
): QueueRow[] {
  const found = database.all(
    'SELECT row FROM ticket WHERE id IN (SELECT value FROM json_each(?)) ORDER BY row',
    JSON.stringify(ticketIds),
  )
  const rows = found.map((one) => numberOf(one, 'row'))
  return readQueueRows(database, rows, 'number', now)
}

/** Where a row stands now; null where it is gone. */
export function readPosition(database: Reading, row: number, sort: QueueSort): QueuePosition | null {
  const found = database.get(positionStatements.get(sort) ?? positionSql(sort), row)
  return found === undefined ? null : positionOf(found)
}

/**
 * Each value that is handed out of the database costs more than reading it does: the small ones are handed out as one
 * number, by its decimal places.
 */
const standing = `urgency * 10000 + status * 1000 + requested * 100 + ticket.pending * 10 + coalesce(customer_group.confirmed, 0)`
/**
 * Whether nobody has the page that says most about a ticket: one that somebody has before one that goes round, and that before
 * the newest of those that are over. Few rows ask for people, and only those look it up.
 */
const unheld = `CASE WHEN urgency = ${urgencyRank('mission-critical')} AND status IN (${activeStatuses.map(statusRank).join(', ')}) THEN (
    SELECT page.rank = 0 OR page.state = 'failed' FROM page_ticket JOIN page ON page.id = page_ticket.page_id
    WHERE page_ticket.ticket_id = ticket.id
    ORDER BY page.rank = 1 DESC, page.rank = 0 DESC, page.began_at DESC LIMIT 1
  ) END`
/** From here on the ticket that one was merged into, by its number and one more; 1 while that has none. */
const mergedPlace = 1e9
/**
 * Likewise: into which ticket it was merged, the number of groups of its outage, what the gate decided, whether nobody has its page,
 * and whether its group is blocked. What is merged is closed: the other rows look for nothing.
 */
const warning = `(CASE WHEN status = ${statusRank('closed')} AND ticket.merged_into IS NOT NULL THEN
    ${mergedPlace} * (1 + coalesce((SELECT other.number + 1 FROM ticket AS other WHERE other.id = ticket.merged_into), 0)) ELSE 0 END
  ) + (gate * 10 + 2 * coalesce(${unheld}, 0) + EXISTS (
    SELECT 1 FROM blocked_period WHERE root = ticket.group_id AND from_at <= ?2 AND until_at > ?2
  )) + 100 * coalesce((
    SELECT max(group_count) FROM outage_ticket JOIN outage ON outage.id = outage_id WHERE ticket_id = ticket.id
  ) + 1, 0)`

/** Made once: a text that is put together for each call has to be hashed anew to find its prepared statement. */
const rowsStatements = new Map(queueSorts.map((sort) => [sort, rowsSql(sort)]))
const positionStatements = new Map(queueSorts.map((sort) => [sort, positionSql(sort)]))

interface Standing {
  urgency: Urgency
  status: Status
  requested: Urgency
  pending: boolean
  confirmed: boolean
}

function standingOf(packed: number): Standing {
  const digit = (place: number) => Math.floor(packed / place) % 10
  return {
    urgency: urgencyOf(Math.floor(packed / 10_000)),
    status: statusOf(digit(1000)),
    requested: urgencyOf(digit(100)),
    pending: digit(10) === 1,
    confirmed: digit(1) === 1,
  }
}

function warningOf(
  packed: number,
): Pick<QueueRow, 'gate' | 'unheld' | 'outageGroups' | 'groupBlocked' | 'mergedInto'> {
  const groups = Math.floor((packed % mergedPlace) / 100)
  const into = Math.floor(packed / mergedPlace)
  return {
    mergedInto: into === 0 ? null : { number: into === 1 ? null : into - 2 },
    gate: gateOutcomes[(Math.floor(packed / 10) % 10) - 1] ?? null,
    unheld: Math.floor(packed / 2) % 5 === 1,
    outageGroups: groups === 0 ? null : groups - 1,
    groupBlocked: packed % 2 === 1,
  }
}

function rowsSql(sort: QueueSort): string {
  return `SELECT ticket.row, ticket.id, ticket.number, place, group_id, assignee_id, updated_at, created_at, due, due_look, group_name,
       subject, requester_name, staff.name AS assignee_name, ${standing} AS standing,
       ${warning} AS warning, ${sortTextSql(sort)} AS sort_text
     FROM json_each(?1) AS wanted CROSS JOIN ticket ON ticket.row = wanted.value
     LEFT JOIN customer_group ON customer_group.id = ticket.group_id
     LEFT JOIN staff ON staff.id = ticket.assignee_id`
}

function positionSql(sort: QueueSort): string {
  return `SELECT ticket.row, urgency, status, place, updated_at, due, ${sortTextSql(sort)} AS sort_text
     FROM ticket LEFT JOIN staff ON staff.id = ticket.assignee_id WHERE ticket.row = ?`
}

function queueRowOf(row: Row): QueueRow {
  const { urgency, status, requested, pending, confirmed } = standingOf(numberOf(row, 'standing'))
  const { gate, unheld, outageGroups, groupBlocked, mergedInto } = warningOf(numberOf(row, 'warning'))
  const groupId = textOf(row, 'group_id')
  const updatedAt = numberOf(row, 'updated_at')
  const assigneeId = textOf(row, 'assignee_id')
  const due = numberOf(row, 'due')
  return {
    id: ticketIdSchema.parse(row['id']),
    number: numberOrNullOf(row, 'number'),
    groupId: groupId === '' ? null : groupIdSchema.parse(groupId),
    groupName: textOf(row, 'group_name'),
    groupConfirmed: confirmed,
    subject: textOf(row, 'subject'),
    requesterName: textOf(row, 'requester_name'),
    status,
    urgency,
    requestedUrgency: requested,
    assigneeId: assigneeId === '' ? null : staffIdSchema.parse(assigneeId),
    assigneeName: textOrNullOf(row, 'assignee_name'),
    gate: asksForPeople({ urgency, status }) ? gate : null,
    unheld,
    outageGroups,
    groupBlocked,
    mergedInto,
    due: dueNextOf({ due, dueLook: numberOf(row, 'due_look') }),
    createdAt: numberOf(row, 'created_at'),
    updatedAt,
    pending,
    key: encodeKey({
      row: numberOf(row, 'row'),
      urgency: urgencyRank(urgency),
      status: statusRank(status),
      place: numberOf(row, 'place'),
      updatedAt,
      due,
      text: textOf(row, 'sort_text'),
    }),
  }
}

function positionOf(row: Row): QueuePosition {
  return {
    row: numberOf(row, 'row'),
    urgency: numberOf(row, 'urgency'),
    status: numberOf(row, 'status'),
    place: numberOf(row, 'place'),
    updatedAt: numberOf(row, 'updated_at'),
    due: numberOf(row, 'due'),
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
