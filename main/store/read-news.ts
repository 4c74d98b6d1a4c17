import { groupIdSchema, ticketIdSchema, type TicketId } from '../../shared/protocol/common.ts'
import type { MessageNews, TicketNews } from '../../shared/rules/notices/news.ts'
import { gateOutcomes } from '../../shared/rules/page-gate.ts'
import { activeStatuses, statusRank } from '../../shared/rules/status.ts'
import { urgencyOfRank, urgencyRank } from '../../shared/rules/urgency.ts'
import { numberOf, numberOrNullOf, textOf, textOrNullOf } from './columns.ts'
import type { Reading, Row } from './handles.ts'

/** How far the rows of one cache were looked at; in another cache the same numbers mean nothing. */
export interface NewsMark {
  ticketRow: number
  messageRow: number
}

/** What came since, and how far it goes; `through` is the service's latest instant in it, in ms. */
export interface Arrivals {
  filed: TicketNews[]
  messages: MessageNews[]
  /** Notes of others that name the reader. */
  mentions: MessageNews[]
  mark: NewsMark
  through: number
}

const critical = urgencyRank('mission-critical')
const withheld = gateOutcomes.indexOf('withheld') + 1
const isActive = `t.status IN (${activeStatuses.map(statusRank).join(', ')})`

/** `mine` and who did it are told by `?1`, the reader. */
const news = `t.id, t.number, t.group_id, t.group_name, t.subject, t.urgency, t.gate, t.created_at,
  t.doc ->> '$.urgencySet.requested.by.staffId' AS filed_by,
  t.doc ->> '$.urgencySet.effective.by.staffId' AS set_by,
  t.assignee_id = ?1 OR EXISTS (SELECT 1 FROM message AS own
    WHERE own.ticket_id = t.id AND own.author_id = ?1 AND own.kind <> 'event') AS mine`

/** What there is to tell of some tickets; those that are not there are left out. */
export function readTicketNews(cache: Reading, me: string, ids: readonly TicketId[]): TicketNews[] {
  return newsRows(cache, me, ids).map((row) => ticketNewsOf(row, me, false))
}

/** The same of those among them that are mission critical and not settled: by whom they were set so. */
export function readCriticalNews(cache: Reading, me: string, ids: readonly TicketId[]): TicketNews[] {
  return newsRows(cache, me, ids)
    .filter((row) => numberOf(row, 'urgency') === critical && numberOf(row, 'active') === 1)
    .map((row) => ticketNewsOf(row, me, textOrNullOf(row, 'set_by') === me))
}

function newsRows(cache: Reading, me: string, ids: readonly TicketId[]): Row[] {
  if (ids.length === 0) return []
  return cache.all(
    `SELECT ${news}, ${isActive} AS active FROM json_each(?2) AS asked JOIN ticket AS t ON t.id = asked.value
     ORDER BY asked.key`,
    me,
    JSON.stringify(ids),
  )
}

/** Whether what was done last on a ticket is the reader's own doing, as far as the desk has told. */
export function isDoneByMe(cache: Reading, ticketId: string, me: string): boolean {
  const row = cache.get(
    "SELECT author_id FROM message WHERE ticket_id = ? AND kind = 'event' ORDER BY position DESC LIMIT 1",
    ticketId,
  )
  return row !== undefined && textOrNullOf(row, 'author_id') === me
}

/** Whether an act of this workstation gave a ticket to a person, since an instant. */
export function isTakenHere(work: Reading, ticketId: string, me: string, since: number): boolean {
  const row = work.get(
    `SELECT 1 FROM act WHERE subject = 'ticket:' || ? AND payload ->> '$.set.assigneeId' = ? AND made_at >= ? LIMIT 1`,
    ticketId,
    me,
    since,
  )
  return row !== undefined
}

/** Rows that came after a mark: a row is numbered once, when it comes. */
export function readArrivals(cache: Reading, me: string, mark: NewsMark): Arrivals {
  return readRows(cache, me, 't.row > ?2', 'm.row > ?2', [mark.ticketRow], [mark.messageRow])
}

/** The same in a cache that nobody has looked at yet: by the service's clock, in ms. */
export function readArrivalsAfter(cache: Reading, me: string, after: number): Arrivals {
  const instant = new Date(after).toISOString()
  return readRows(cache, me, 't.created_at > ?2', 'm.created_at > ?2', [after], [instant])
}

function readRows(
  cache: Reading,
  me: string,
  newTickets: string,
  newMessages: string,
  ofTickets: [number],
  ofMessages: [number | string],
): Arrivals {
  const tickets = cache.all(
    `SELECT ${news} FROM ticket AS t WHERE ${newTickets} AND t.urgency <> ${critical} AND ${isActive} ORDER BY t.row`,
    me,
    ...ofTickets,
  )
  const written = `SELECT ${news}, m.id AS message_id, m.author_name, m.created_at AS written_at
    FROM message AS m JOIN ticket AS t ON t.id = m.ticket_id WHERE ${newMessages}`
  const messages = cache.all(
    `${written} AND m.kind = 'customer' AND m.position > 1 ORDER BY m.row`,
    me,
    ...ofMessages,
  )
  // As `shared/rules/mentions.ts` writes it.
  const mentions = cache.all(
    `${written} AND m.kind = 'note' AND m.author_id IS NOT ?1 AND instr(m.body, '](staff:' || ?1 || ')') > 0
     ORDER BY m.row`,
    me,
    ...ofMessages,
  )
  return {
    filed: tickets.map((row) => ticketNewsOf(row, me, textOrNullOf(row, 'filed_by') === me)),
    messages: messagesByTicket(messages, me),
    mentions: messagesByTicket(mentions, me),
    mark: readNewsMark(cache),
    through: Math.max(
      0,
      ...tickets.map((row) => numberOf(row, 'created_at')),
      ...[...messages, ...mentions].map((row) => Date.parse(textOf(row, 'written_at'))),
    ),
  }
}

/** Of several on one ticket the newest stands for all. */
function messagesByTicket(rows: readonly Row[], me: string): MessageNews[] {
  return [...Map.groupBy(rows, (row) => textOf(row, 'id')).values()].flatMap((ofTicket) => {
    const newest = ofTicket.at(-1)
    if (newest === undefined) return []
    return {
      messageId: textOf(newest, 'message_id'),
      count: ofTicket.length,
      author: textOf(newest, 'author_name'),
      ticket: ticketNewsOf(newest, me, false),
    }
  })
}

/**
 * How far the rows go now. A ticket that the service does not know yet is not counted: should it be refused, its number is
 * given to another.
 */
export function readNewsMark(cache: Reading): NewsMark {
  const ticket = cache.get('SELECT row FROM ticket WHERE pulled_version > 0 ORDER BY row DESC LIMIT 1')
  const message = cache.get('SELECT row FROM message ORDER BY row DESC LIMIT 1')
  return {
    ticketRow: ticket === undefined ? 0 : numberOf(ticket, 'row'),
    messageRow: message === undefined ? 0 : numberOf(message, 'row'),
  }
}

/** The service's latest instant in all there is, in ms. */
export function readLatestInstant(cache: Reading): number {
  const ticket = cache.get('SELECT max(created_at) AS at FROM ticket')
  const message = cache.get('SELECT created_at AS at FROM message ORDER BY row DESC LIMIT 1')
  const written = message === undefined ? 0 : Date.parse(textOf(message, 'at'))
  return Math.max(numberOrNullOf(ticket ?? {}, 'at') ?? 0, written)
}

function ticketNewsOf(row: Row, me: string, isByMe: boolean): TicketNews {
  const groupId = textOf(row, 'group_id')
  const urgency = urgencyOfRank(numberOf(row, 'urgency'))
  if (urgency === null) throw new RangeError('No urgency has this rank.')
  return {
    ticketId: ticketIdSchema.parse(row['id']),
    number: numberOrNullOf(row, 'number'),
    groupId: groupId === '' ? null : groupIdSchema.parse(groupId),
    groupName: textOf(row, 'group_name'),
    subject: textOf(row, 'subject'),
    urgency,
    isWithheld: numberOf(row, 'gate') === withheld,
    isByMe,
    isMine: numberOf(row, 'mine') === 1 || textOrNullOf(row, 'filed_by') === me,
  }
}
