import type { MessageView, TicketView } from '../../../shared/ipc/views.ts'
import { assertNever } from '../../../shared/rules/assert-never.ts'
import { EventLine } from './event-line.tsx'
import { MessageCard } from './message-card.tsx'
import './conversation.css'

/** Everything said and done on a ticket, in the service's order; what is still unsent comes last. */
export function Conversation({ view }: { view: TicketView }) {
  const { firstName, lastName } = view.ticket.requester
  const requester = `${firstName} ${lastName}`
  return (
    <ol className="conversation" aria-label="Conversation">
      {view.messages.map((message) => (
        <li key={message.id}>
          <Entry message={message} requester={requester} />
        </li>
      ))}
    </ol>
  )
}

function Entry({ message, requester }: { message: MessageView; requester: string }) {
  switch (message.kind) {
    case 'event':
      return <EventLine message={message} />
    case 'customer':
    case 'reply':
    case 'note':
      return <MessageCard message={message} kind={message.kind} requester={requester} />
    default:
      return assertNever(message.kind)
  }
}
