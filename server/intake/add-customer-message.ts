import { z } from 'zod'
import type { Ticket } from '../../shared/protocol/ticket.ts'
import type { Database } from '../store/database.ts'
import { addMessage } from '../store/messages.ts'
import { once } from './once.ts'
import type { Sent } from './submission-identity.ts'

const outcomeSchema = z.object({ messageId: z.string() })

/** Adds what a customer wrote on the receipt page to its ticket, once. */
export async function addCustomerMessage(database: Database, ticket: Ticket, body: string, sent: Sent) {
  const { firstName, lastName } = ticket.requester
  const name = `${firstName} ${lastName}`.trim() || 'Customer'
  return database.write((tx) =>
    once(tx, sent, outcomeSchema, async () => {
      const author = { kind: 'customer' as const, staffId: null, name }
      const { message } = await addMessage(tx, ticket.id, { kind: 'customer', body, author, now: sent.now })
      return { messageId: message.id }
    }),
  )
}
