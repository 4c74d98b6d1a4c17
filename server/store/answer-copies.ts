import { newTimeline, answered } from '../../shared/rules/service-levels/timeline.ts'
import { unseenMessages } from '../../shared/rules/unseen-messages.ts'
import type { Author, StaffId, TicketId } from '../../shared/protocol/common.ts'
import { messageSchema, type Message, type NewCopy } from '../../shared/protocol/message.ts'
import type { Ticket } from '../../shared/protocol/ticket.ts'
import type { Reader, Writer } from './database.ts'
import { trailOf } from './merge-trail.ts'
import { listMessages, statusAfter } from './messages.ts'
import { invalidReference } from './refusal.ts'
import { putTicket } from './tickets.ts'

/**
 * The tickets whose requesters a reply in `target` goes to as well. Throws `invalid-reference` where one is not, or no longer,
 * merged into it, or where its requester wrote what the author was not shown. `force` passes over the latter.
 */
export async function findCopyTickets(
  reader: Reader,
  target: Ticket,
  asked: readonly NewCopy[],
  author: { readonly id: StaffId; readonly force: boolean },
): Promise<Ticket[]> {
  const found = new Map<TicketId, Ticket>()
  for (const { ticketId, seenThrough = null } of asked) {
    const trail = await trailOf(reader, ticketId)
    const [ticket] = trail
    if (ticket === undefined) throw invalidReference('alsoTo', 'There is no such ticket.')
    if (ticket.id === target.id || trail.at(-1)?.id !== target.id)
      throw invalidReference(
        'alsoTo',
        `#${ticket.number} is not merged into #${target.number} any more: write to its requester there.`,
      )
    const messages = await listMessages(reader, ticket.id)
    if (!author.force && unseenMessages(messages, seenThrough, author.id).length > 0)
      throw invalidReference('alsoTo', `Something has arrived in #${ticket.number} that you have not seen.`)
    found.set(ticket.id, ticket)
  }
  return [...found.values()]
}

/** Writes down whose requesters got a reply too: from then on it stands on their receipts, and counts as their answer. */
export async function insertCopies(
  tx: Writer,
  message: Message,
  tickets: readonly Ticket[],
  by: Author,
  now: Date,
): Promise<void> {
  for (const ticket of tickets) {
    await tx.insertInto('answer_copy').values({ message_id: message.id, ticket_id: ticket.id }).execute()
    await putTicket(tx, ticket, answeredTicket(ticket, now.toISOString()), { by }, now)
  }
}

/** A merged ticket whose requester got an answer: what stands in it as its status of before is no longer new. */
function answeredTicket(ticket: Ticket, at: string): Ticket {
  const { merged, timeline = newTimeline } = ticket
  const answeredOne = { ...ticket, timeline: answered(timeline, at), updatedAt: at }
  return merged == null
    ? answeredOne
    : { ...answeredOne, merged: { ...merged, status: statusAfter('reply', merged.status) } }
}

/** Replies that were written in other tickets and went to this one's requester too, the oldest first. */
export async function listCopies(
  reader: Reader,
  ticketId: string,
): Promise<{ message: Message; number: number }[]> {
  const rows = await reader
    .selectFrom('answer_copy')
    .innerJoin('message', 'message.id', 'answer_copy.message_id')
    .innerJoin('ticket', 'ticket.id', 'message.ticket_id')
    .select(['message.doc', 'ticket.number'])
    .where('answer_copy.ticket_id', '=', ticketId)
    .execute()
  return rows
    .map(({ doc, number }) => ({ message: messageSchema.parse(JSON.parse(doc)), number }))
    .sort((one, other) => (one.message.createdAt < other.message.createdAt ? -1 : 1))
}
