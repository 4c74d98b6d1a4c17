import type { Message } from '../../shared/protocol/message.ts'
import { ticketSchema, type Ticket } from '../../shared/protocol/ticket.ts'
import type { Reader } from './database.ts'
import { listMessages } from './messages.ts'

/** What the holder of a receipt may see: the ticket, and the messages between customer and staff; never notes. */
export async function findByReceipt(
  reader: Reader,
  receipt: string,
): Promise<{ ticket: Ticket; publicMessages: Message[] } | null> {
  const row = await reader
    .selectFrom('ticket')
    .select('doc')
    .where('receipt', '=', receipt)
    .executeTakeFirst()
  if (!row) return null
  const ticket = ticketSchema.parse(JSON.parse(row.doc))
  const messages = await listMessages(reader, ticket.id)
  return { ticket, publicMessages: messages.filter(({ kind }) => kind === 'customer' || kind === 'reply') }
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
