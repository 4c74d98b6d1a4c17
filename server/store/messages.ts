import { messageSchema, type Message, type MessageKind } from '../../shared/protocol/message.ts'
import type { Ticket } from '../../shared/protocol/ticket.ts'
import { answered, newTimeline } from '../../shared/rules/service-levels/timeline.ts'
import type { Status } from '../../shared/rules/status.ts'
import { assertNever } from '../../shared/rules/assert-never.ts'
import type { Reader, Writer } from './database.ts'
import { insertMessage, type MessageToAdd } from './insert-message.ts'
import { notFound } from './refusal.ts'
import { tellApart } from './tell-apart.ts'
import { findTicket, stepTicket } from './tickets.ts'

/** Where a ticket stands after a message: a customer's word reopens it, the first reply takes it up. */
export function statusAfter(kind: MessageKind, status: Status): Status {
  switch (kind) {
    case 'customer':
      return status === 'new' ? 'new' : 'open'
    case 'reply':
      return status === 'new' ? 'open' : status
    case 'note':
    case 'event':
      return status
    default:
      return assertNever(kind)
  }
}

/**
 * Whether a ticket is still a double of another one under a status. What is worked on again is a ticket of its own
 * again, or nobody would see it.
 */
export function mergedAfter(ticket: Ticket, status: Status): Pick<Ticket, 'mergedInto' | 'merged'> {
  const { mergedInto, merged } = ticket
  if (status === 'closed') return merged === undefined ? { mergedInto } : { mergedInto, merged }
  return merged == null ? { mergedInto: null } : { mergedInto: null, merged: null }
}

/** Adds a message to a ticket and raises its version. Throws `not-found`, `id-taken`. */
export async function addMessage(
  tx: Writer,
  ticketId: string,
  added: MessageToAdd,
): Promise<{ message: Message; ticket: Ticket }> {
  const ticket = await findTicket(tx, ticketId)
  if (!ticket) throw notFound('ticket')
  const message = await insertMessage(tx, ticket.id, added)
  const status = statusAfter(added.kind, ticket.status)
  const merged = mergedAfter(ticket, status)
  const updatedAt = added.now.toISOString()
  const before = ticket.timeline ?? newTimeline
  const timeline = added.kind === 'reply' ? answered(before, updatedAt) : before
  const next = { ...ticket, status, ...merged, timeline, updatedAt }
  const stepped = await stepTicket(tx, ticket, next, { by: added.author }, added.now)
  await tellApart(tx, ticket, stepped, added.author, added.now)
  return { message, ticket: stepped }
}

/** A ticket's messages as JSON texts, in the service's order. */
export async function listMessageTexts(reader: Reader, ticketId: string): Promise<string[]> {
  const rows = await reader
    .selectFrom('message')
    .select('doc')
    .where('ticket_id', '=', ticketId)
    .orderBy('position')
    .execute()
  return rows.map((row) => row.doc)
}

export async function listMessages(reader: Reader, ticketId: string): Promise<Message[]> {
  return (await listMessageTexts(reader, ticketId)).map((doc) => messageSchema.parse(JSON.parse(doc)))
}
