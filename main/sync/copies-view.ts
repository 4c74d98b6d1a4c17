import type { MessageView } from '../../shared/ipc/views.ts'
import type { TicketId } from '../../shared/protocol/common.ts'
import { readCopies } from '../store/read-ticket.ts'
import { viewsOf } from './files/file-views.ts'
import { pulledMessage, ticketCalled } from './message-view.ts'
import type { Session } from './session.ts'

/**
 * Replies that went to the requesters of these tickets too and were written in none of them, each once, by time: a ticket that
 * was taken apart again keeps what its requester was told.
 */
export function readCopyViews(session: Session, ticketIds: readonly TicketId[]): MessageView[] {
  const { read } = session.cache
  const found = ticketIds
    .flatMap((id) => readCopies(read, id))
    .filter(({ ticketId }) => !ticketIds.includes(ticketId))
  const each = [...new Map(found.map((message) => [message.id, message])).values()]
  return each
    .map((message) => ({
      ...pulledMessage(read, message),
      ...viewsOf(session, message.attachments),
      writtenIn: ticketCalled(read, message.ticketId) ?? { id: message.ticketId, number: null, subject: '' },
    }))
    .toSorted((one, other) => one.createdAt - other.createdAt)
}
