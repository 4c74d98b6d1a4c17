import { publicReceiptSchema, type PublicTicket } from '../../shared/protocol/public.ts'
import type { Author } from '../../shared/protocol/common.ts'
import type { ArrivedFile } from '../store/attachments.ts'
import type { Database } from '../store/database.ts'
import { fileTicket } from '../store/tickets.ts'
import { once } from './once.ts'
import type { Sent } from './submission-identity.ts'

/** Files what a customer sent, or finds the ticket that the same sending made before. */
export async function filePublicTicket(
  database: Database,
  filed: PublicTicket,
  files: readonly ArrivedFile[],
  sent: Sent,
) {
  const { groupName, urgency, subject, description, firstName, lastName, email, phone } = filed
  const author: Author = { kind: 'customer', staffId: null, name: `${firstName} ${lastName}` }
  return database.write((tx) =>
    once(tx, sent, publicReceiptSchema, async () => {
      const { ticket, receipt } = await fileTicket(tx, {
        groupName,
        urgency,
        requester: { firstName, lastName, email, phone },
        subject,
        description,
        source: 'form',
        author,
        files,
        advice: { workedBefore: filed.workedBefore, everythingDown: filed.everythingDown },
        now: sent.now,
      })
      return { number: ticket.number, receipt }
    }),
  )
}
