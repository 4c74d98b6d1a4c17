import type { CopyView, TicketCalled } from '../../shared/ipc/copy-views.ts'
import type { MessageView } from '../../shared/ipc/views.ts'
import type { TicketId } from '../../shared/protocol/common.ts'
import type { MailDelivery, Message } from '../../shared/protocol/message.ts'
import type { Reading } from '../store/handles.ts'
import { readTicket, readTicketName } from '../store/read-ticket.ts'

/** A message that the service has, as a screen shows it. */
export function pulledMessage(cache: Reading, message: Message): MessageView {
  const { id, ticketId, kind, body, author, createdAt, mail, alsoTo } = message
  const view = { id, ticketId, kind, body, author, createdAt: Date.parse(createdAt), act: null }
  return { ...view, ...(mail !== undefined && { mail }), ...copyViews(cache, alsoTo) }
}

/** Whom a reply goes to beside the requester of its ticket, as a screen shows it; absent where to nobody. */
export function copyViews(
  cache: Reading,
  alsoTo: readonly { ticketId: TicketId; mail?: MailDelivery }[] = [],
): { alsoTo?: CopyView[] } {
  if (alsoTo.length === 0) return {}
  return {
    alsoTo: alsoTo.map(({ ticketId, mail }) => {
      const { firstName = '', lastName = '' } = readTicket(cache, ticketId)?.shown.requester ?? {}
      const name = `${firstName} ${lastName}`.trim()
      return { ticket: ticketCalled(cache, ticketId), name, ...(mail !== undefined && { mail }) }
    }),
  }
}

/** How a ticket is called; null for one that is not here. */
export function ticketCalled(cache: Reading, id: TicketId): TicketCalled | null {
  const name = readTicketName(cache, id)
  return name === null ? null : { id, ...name }
}
