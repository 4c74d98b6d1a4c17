import { ticketIdSchema, urgencySchema, verdictSchema, type TicketId } from '../../shared/protocol/common.ts'
import { statuses, type Status } from '../../shared/rules/status.ts'
import { urgencyOfRank, urgencyRank, type Urgency } from '../../shared/rules/urgency.ts'
import type { Verdict } from '../../shared/rules/verdict.ts'
import { numberOf, numberOrNullOf, textOf } from './columns.ts'
import type { Reading, Row } from './handles.ts'

/** A ticket as the record of its group looks at it. */
export interface CaseRow {
  ticketId: TicketId
  /** Null until the service gave one. */
  number: number | null
  subject: string
  requesterName: string
  status: Status
  requested: Urgency
  verdict: Verdict | null
  createdAt: number
  email: string
  /** Of the requester's phone. */
  digits: string
  isConfirmed: boolean
  /** With flags that were given and taken back here. */
  isFlagged: boolean
  isOutage: boolean
  /** The gate counted it into a page that was sent. */
  hasWoken: boolean
  /** The gate decided about it. */
  hasGate: boolean
  /** The service knows it. */
  isPulled: boolean
}

const critical = urgencyRank('mission-critical')
const columns = `ticket.id, number, subject, requester_name, status, requested, created_at, requester_email,
  requester_digits, doc ->> '$.verdict' AS verdict, doc ->> '$.reporterConfirmed' IS NOT NULL AS confirmed,
  coalesce((SELECT flagged FROM flag_laid WHERE ticket_id = ticket.id),
    EXISTS (SELECT 1 FROM flag WHERE ticket_id = ticket.id)) AS flagged,
  EXISTS (SELECT 1 FROM outage_ticket WHERE ticket_id = ticket.id) AS outage,
  EXISTS (SELECT 1 FROM page_ticket WHERE ticket_id = ticket.id AND woke = 1) AS woke,
  gate <> 0 AS decided, pulled_version > 0 AS pulled`
const ofGroups = 'group_id IN (SELECT value FROM json_each(?)) AND created_at > ?'

/** What these groups filed as mission critical since an instant (ms), the newest first. */
export function readCriticalCases(database: Reading, groupIds: readonly string[], since: number): CaseRow[] {
  return database
    .all(
      `SELECT ${columns} FROM ticket WHERE ${ofGroups} AND requested = ${critical}
       ORDER BY created_at DESC, ticket.id DESC`,
      JSON.stringify(groupIds),
      since,
    )
    .map(caseOf)
}

/** What these groups filed as something less and paged all the same, since it was raised. */
export function readRaisedCases(database: Reading, groupIds: readonly string[], since: number): CaseRow[] {
  return database
    .all(
      `SELECT ${columns} FROM ticket WHERE ${ofGroups} AND requested <> ${critical}
         AND EXISTS (SELECT 1 FROM page_ticket WHERE ticket_id = ticket.id AND woke = 1)
       ORDER BY created_at DESC, ticket.id DESC`,
      JSON.stringify(groupIds),
      since,
    )
    .map(caseOf)
}

/** How many mission-critical tickets each group filed since an instant; groups without any are left out. */
export function countCriticalByGroup(database: Reading, since: number): Map<string, number> {
  const rows = database.all(
    `SELECT group_id, count(*) AS n FROM ticket INDEXED BY ticket_critical
     WHERE requested = ${critical} AND created_at > ? AND group_id <> '' GROUP BY group_id`,
    since,
  )
  return new Map(rows.map((row) => [textOf(row, 'group_id'), numberOf(row, 'n')]))
}

/** One ticket likewise; null where it is not here. */
export function readCase(database: Reading, ticketId: string): CaseRow | null {
  const row = database.get(`SELECT ${columns} FROM ticket WHERE ticket.id = ?`, ticketId)
  return row === undefined ? null : caseOf(row)
}

function caseOf(row: Row): CaseRow {
  const isSet = (column: string) => numberOf(row, column) === 1
  return {
    ticketId: ticketIdSchema.parse(row['id']),
    number: numberOrNullOf(row, 'number'),
    subject: textOf(row, 'subject'),
    requesterName: textOf(row, 'requester_name'),
    status: statuses[numberOf(row, 'status')] ?? 'new',
    requested: urgencySchema.parse(urgencyOfRank(numberOf(row, 'requested'))),
    verdict: verdictSchema.nullable().parse(row['verdict']),
    createdAt: numberOf(row, 'created_at'),
    email: textOf(row, 'requester_email'),
    digits: textOf(row, 'requester_digits'),
    isConfirmed: isSet('confirmed'),
    isFlagged: isSet('flagged'),
    isOutage: isSet('outage'),
    hasWoken: isSet('woke'),
    hasGate: isSet('decided'),
    isPulled: isSet('pulled'),
  }
}
