import type { Attachment } from '../../shared/protocol/attachment.ts'
import { messageIdSchema, type Author, type MessageId, type TicketId } from '../../shared/protocol/common.ts'
import {
  messageSchema,
  type AnswerCopy,
  type MailDelivery,
  type Message,
  type MessageKind,
} from '../../shared/protocol/message.ts'
import { attachToMessage } from './attachments.ts'
import type { Reader, Writer } from './database.ts'
import { latestVersion, recordChange } from './feed.ts'
import { Refusal } from './refusal.ts'
import { newId } from './secrets.ts'

export interface MessageToAdd {
  readonly id?: MessageId | undefined
  readonly kind: MessageKind
  readonly body: string
  readonly author: Author
  readonly now: Date
  /** Of replies: what becomes of it by e-mail. */
  readonly mail?: MailDelivery
  /** Of replies: to whose requesters it goes too. */
  readonly alsoTo?: readonly AnswerCopy[]
  /** Files that are here and part of no message. */
  readonly attachments?: readonly Attachment[]
}

/** The message alone, without touching its ticket: for those who write the ticket themselves. */
export async function insertMessage(tx: Writer, ticketId: TicketId, added: MessageToAdd): Promise<Message> {
  const id = added.id ?? messageIdSchema.parse(newId(added.now))
  if (await findMessage(tx, id)) throw new Refusal('id-taken', 'A message of this id exists already.')
  const { attachments = [], alsoTo = [] } = added
  const message: Message = {
    id,
    ticketId,
    position: (await lastPosition(tx, ticketId)) + 1,
    kind: added.kind,
    body: added.body,
    author: added.author,
    createdAt: added.now.toISOString(),
    ...(added.mail && { mail: added.mail }),
    ...(attachments.length > 0 && { attachments: [...attachments] }),
    ...(alsoTo.length > 0 && { alsoTo: [...alsoTo] }),
  }
  await tx.insertInto('message').values(messageRow(message)).execute()
  await attachToMessage(tx, attachments, id)
  await recordChange(tx, { kind: 'message', id, op: 'put', version: 1, now: added.now })
  return message
}

export async function findMessage(reader: Reader, id: string): Promise<Message | null> {
  const row = await reader.selectFrom('message').select('doc').where('id', '=', id).executeTakeFirst()
  return row ? messageSchema.parse(JSON.parse(row.doc)) : null
}

async function lastPosition(reader: Reader, ticketId: TicketId): Promise<number> {
  const row = await reader
    .selectFrom('message')
    .select(({ fn }) => fn.max('position').as('position'))
    .where('ticket_id', '=', ticketId)
    .executeTakeFirst()
  return row?.position ?? 0
}

/** The columns of a message; also for bulk filling. */
export function messageRow(message: Message) {
  return {
    id: message.id,
    ticket_id: message.ticketId,
    position: message.position,
    kind: message.kind,
    doc: JSON.stringify(message),
  }
}

/** Stores another text or author of a message under its next version, which only the feed counts. */
export async function replaceMessage(tx: Writer, message: Message, now: Date): Promise<void> {
  const { id, ...columns } = messageRow(message)
  await tx.updateTable('message').set(columns).where('id', '=', id).execute()
  const version = (await latestVersion(tx, 'message', id)) + 1
  await recordChange(tx, { kind: 'message', id, op: 'put', version, now })
}
