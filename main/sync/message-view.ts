import type { MessageView } from '../../shared/ipc/views.ts'
import type { Message } from '../../shared/protocol/message.ts'

/** A message that the service has, as a screen shows it. */
export function pulledMessage({ id, ticketId, kind, body, author, createdAt }: Message): MessageView {
  return { id, ticketId, kind, body, author, createdAt: Date.parse(createdAt), act: null }
}
