import { useMemo } from 'react'
import type { MessageView, TicketView } from '../../../shared/ipc/views.ts'
import { assertNever } from '../../../shared/rules/assert-never.ts'
import { i18n } from '../../texts/i18n.ts'
import { EventLine } from './event-line.tsx'
import { MessageCard } from './message-card.tsx'
import { unseenMessages } from './unseen-messages.ts'
import './conversation.css'

interface ConversationProps {
  view: TicketView
  onEditTicket: () => void
}

/** Everything said and done on a ticket, in the service's order; what is still unsent comes last. */
export function Conversation({ view, onEditTicket }: ConversationProps) {
  const { messages, ticket } = view
  const unseen = useMemo(() => unseenMessages(messages), [messages])
  return (
    <ol className="conversation" aria-label={i18n.t('Conversation')}>
      {messages.map((message) => (
        <li key={message.id} data-unseen={unseen.has(message.id) || undefined}>
          <Entry
            message={message}
            ticket={ticket}
            isUnseen={unseen.has(message.id)}
            onEditTicket={onEditTicket}
          />
        </li>
      ))}
    </ol>
  )
}

interface EntryProps {
  message: MessageView
  ticket: TicketView['ticket']
  isUnseen: boolean
  onEditTicket: () => void
}

function Entry({ message, ...rest }: EntryProps) {
  switch (message.kind) {
    case 'event':
      return <EventLine message={message} />
    case 'customer':
    case 'reply':
    case 'note':
      return <MessageCard message={message} kind={message.kind} {...rest} />
    default:
      return assertNever(message.kind)
  }
}
