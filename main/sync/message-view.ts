import type { MessageView } from '../../shared/ipc/views.ts'
import type { Message } from '../../shared/protocol/message.ts'

/** A message that the service has, as a screen shows it. */
export function pulledMessage(message: Message): MessageView {
  const { id, ticketId, kind, body, author, createdAt, mail } = message
  const view = { id, ticketId, kind, body, author, createdAt: Date.parse(createdAt), act: null }
  return mail === undefined ? view : { ...view, mail }
}
