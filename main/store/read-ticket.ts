import type { Attachment } from '../../shared/protocol/attachment.ts'
import { groupIdSchema, ticketIdSchema, type TicketId } from '../../shared/protocol/common.ts'
import { messageSchema, type Message } from '../../shared/protocol/message.ts'
import { ticketSchema, type Ticket } from '../../shared/protocol/ticket.ts'
import { numberOf, numberOrNullOf, textOf, textOrNullOf } from './columns.ts'
import type { Reading, Row } from './handles.ts'
import type { ShownTicket } from './ticket-row.ts'

/** As shown: `number` and `groupId` are null until the service has given them. */
const shownTicketSchema = ticketSchema.extend({
  number: ticketSchema.shape.number.nullable(),
  groupId: groupIdSchema.nullable(),
})

export interface CachedTicket {
  row: number
  shown: ShownTicket
  /** Null while the service does not know the ticket. */
  pulled: Ticket | null
  pending: boolean
}

export function readTicket(database: Reading, id: string): CachedTicket | null {
  const row = database.get('SELECT row, doc, pulled, pulled_version, pending FROM ticket WHERE id = ?', id)
  if (row === undefined) return null
  const doc: unknown = JSON.parse(textOf(row, 'doc'))
  const kept = textOrNullOf(row, 'pulled')
  const isKnown = numberOf(row, 'pulled_version') > 0
  return {
    row: numberOf(row, 'row'),
    shown: shownTicketSchema.parse(doc),
    pulled: isKnown ? ticketSchema.parse(kept === null ? doc : JSON.parse(kept)) : null,
    pending: numberOf(row, 'pending') === 1,
  }
}

/** The ticket of this number; null where it is not here. */
export function findTicketId(database: Reading, ticketNumber: number): TicketId | null {
  const row = database.get('SELECT id FROM ticket WHERE number = ?', ticketNumber)
  return row === undefined ? null : ticketIdSchema.parse(row['id'])
}

/** The tickets that were merged into this one, by what is shown of them, in the order of their numbers. */
export function readMergedIds(database: Reading, id: string): TicketId[] {
  return database
    .all('SELECT id FROM ticket WHERE merged_into = ? ORDER BY place', id)
    .map((row) => ticketIdSchema.parse(row['id']))
}

/** How a ticket is called: enough to name it in a list; null where it is not here. */
export function readTicketName(
  database: Reading,
  id: string,
): { number: number | null; subject: string } | null {
  const row = database.get('SELECT number, subject FROM ticket WHERE id = ?', id)
  return row === undefined ? null : { number: numberOrNullOf(row, 'number'), subject: textOf(row, 'subject') }
}

/** How a ticket is called, and under which group it was filed; null where it is not here. */
export function readTicketFiling(
  database: Reading,
  id: string,
): { number: number | null; groupName: string; subject: string } | null {
  const row = database.get('SELECT number, group_name, subject FROM ticket WHERE id = ?', id)
  if (row === undefined) return null
  const [groupName, subject] = [textOf(row, 'group_name'), textOf(row, 'subject')]
  return { number: numberOrNullOf(row, 'number'), groupName, subject }
}

/** The version of the service's that the cache holds; 0 where the service does not know the ticket. */
export function readTicketVersion(database: Reading, id: string): number {
  const row = database.get('SELECT pulled_version FROM ticket WHERE id = ?', id)
  return row === undefined ? 0 : numberOf(row, 'pulled_version')
}

/** The conversation as the service ordered it. */
export function readMessages(database: Reading, ticketId: string): Message[] {
  return database
    .all('SELECT * FROM message WHERE ticket_id = ? ORDER BY position, row', ticketId)
    .map(messageOf)
}

/** Replies that were written in other tickets and went to the requester of this one too, the oldest first. */
export function readCopies(database: Reading, ticketId: string): Message[] {
  return database
    .all(
      `SELECT message.* FROM answer_copy JOIN message ON message.id = answer_copy.message_id
       WHERE answer_copy.ticket_id = ? ORDER BY message.created_at, message.row`,
      ticketId,
    )
    .map(messageOf)
}

function messageOf(row: Row): Message {
  const jsonOf = (column: string): unknown => {
    const kept = textOrNullOf(row, column)
    return kept === null ? undefined : JSON.parse(kept)
  }
  return messageSchema.parse({
    id: row['id'],
    ticketId: row['ticket_id'],
    position: row['position'],
    kind: row['kind'],
    body: row['body'],
    author: { kind: row['author_kind'], staffId: row['author_id'], name: row['author_name'] },
    createdAt: row['created_at'],
    mail: jsonOf('mail'),
    attachments: jsonOf('attachments'),
    alsoTo: jsonOf('also_to'),
  })
}

/** The file of this id, and the message that has it; null where none that is here does. */
export function findMessageFile(
  database: Reading,
  id: string,
): { attachment: Attachment; messageId: string; ticketId: TicketId } | null {
  const row = database.get(
    `SELECT * FROM message WHERE attachments IS NOT NULL AND EXISTS (
       SELECT 1 FROM json_each(attachments) WHERE value ->> '$.id' = ?)`,
    id,
  )
  if (row === undefined) return null
  const { id: messageId, ticketId, attachments = [] } = messageOf(row)
  const attachment = attachments.find((one) => one.id === id)
  return attachment === undefined ? null : { attachment, messageId, ticketId }
}

export function hasMessage(database: Reading, id: string): boolean {
  return database.get('SELECT 1 FROM message WHERE id = ?', id) !== undefined
}

/** Tickets that are shown otherwise than pulled: at a start each of them is laid anew. */
export function readLaidTicketIds(database: Reading): string[] {
  return database.all('SELECT id FROM ticket WHERE laid = 1').map((row) => textOf(row, 'id'))
}

export function hasAnyMessage(database: Reading, ticketId: string): boolean {
  return database.get('SELECT 1 FROM message WHERE ticket_id = ? LIMIT 1', ticketId) !== undefined
}

/** The ticket that a message belongs to; null for a message that is not here. */
export function ticketIdOfMessage(database: Reading, id: string): string | null {
  const row = database.get('SELECT ticket_id FROM message WHERE id = ?', id)
  return row === undefined ? null : textOf(row, 'ticket_id')
}
