import { z } from 'zod'
import type { Ticket } from '../../shared/protocol/ticket.ts'
import { insertCustomerFiles, type ArrivedFile } from '../store/attachments.ts'
import type { Database } from '../store/database.ts'
import { addMessage } from '../store/messages.ts'
import { once } from './once.ts'
import type { Sent } from './submission-identity.ts'

const outcomeSchema = z.object({ messageId: z.string() })

/** Adds what a customer wrote on the receipt page to its ticket, once. */
export async function addCustomerMessage(
  database: Database,
  ticket: Ticket,
  { body, files }: { readonly body: string; readonly files: readonly ArrivedFile[] },
  sent: Sent,
) {
  const { firstName, lastName } = ticket.requester
  const name = `${firstName} ${lastName}`.trim() || 'Customer'
  return database.write((tx) =>
    once(tx, sent, outcomeSchema, async () => {
      const author = { kind: 'customer' as const, staffId: null, name }
      const { now } = sent
      const attachments = await insertCustomerFiles(tx, ticket.id, files, now)
      const { message } = await addMessage(tx, ticket.id, {
        kind: 'customer',
        body,
        author,
        attachments,
        now,
      })
      return { messageId: message.id }
    }),
  )
}
