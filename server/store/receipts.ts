import type { Message } from '../../shared/protocol/message.ts'
import { ticketSchema, type Ticket } from '../../shared/protocol/ticket.ts'
import { inTimeOrder } from '../../shared/rules/in-time-order.ts'
import { isSameAddress } from '../../shared/rules/ticket-merge.ts'
import { listCopies } from './answer-copies.ts'
import type { Reader } from './database.ts'
import { trailOf } from './merge-trail.ts'
import { listMessages } from './messages.ts'

/**
 * What the holder of a receipt may see: the ticket, and the messages between customer and staff; never notes. Of other tickets
 * only the replies that went to this one's requester too.
 */
export async function findByReceipt(
  reader: Reader,
  receipt: string,
): Promise<{ ticket: Ticket; publicMessages: Message[]; joinedNumber: number | null } | null> {
  const row = await reader
    .selectFrom('ticket')
    .select('doc')
    .where('receipt', '=', receipt)
    .executeTakeFirst()
  if (!row) return null
  const ticket = ticketSchema.parse(JSON.parse(row.doc))
  const messages = await listMessages(reader, ticket.id)
  const copies = (await listCopies(reader, ticket.id)).map(({ message }) => message)
  const own = messages.filter(({ kind }) => kind === 'customer' || kind === 'reply')
  return {
    ticket,
    publicMessages: inTimeOrder(own, [copies]),
    joinedNumber: await joinedNumber(reader, ticket),
  }
}

/**
 * The number of the ticket in which a merged one goes on; null for one that is not merged, and where the other one gives another
 * address. The number alone: whoever typed an address is not therefore its owner.
 */
async function joinedNumber(reader: Reader, ticket: Ticket): Promise<number | null> {
  const last = (await trailOf(reader, ticket.id)).at(-1)
  return last === undefined || last.id === ticket.id || !isSameAddress(ticket.requester, last.requester)
    ? null
    : last.number
}

/** The secret part of a ticket's link, for an answer that is given again; null where there is no such ticket. */
export async function receiptOf(reader: Reader, ticketId: string): Promise<string | null> {
  const row = await reader
    .selectFrom('ticket')
    .select('receipt')
    .where('id', '=', ticketId)
    .executeTakeFirst()
  return row?.receipt ?? null
}
