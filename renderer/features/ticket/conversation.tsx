import { useMemo } from 'react'
import type { JoinedTicket, MessageView, TicketView } from '../../../shared/ipc/views.ts'
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

/** Everything said and done on a ticket and on those merged into it, in the service's order and by time; what is still unsent comes last. */
export function Conversation({ view, onEditTicket }: ConversationProps) {
  const { messages, ticket, joined } = view
  const unseen = useMemo(() => unseenMessages(messages), [messages])
  return (
    <ol className="conversation" aria-label={i18n.t('Conversation')}>
      {messages.map((message) => (
        <li key={message.id} data-unseen={unseen.has(message.id) || undefined}>
          <Entry
            message={message}
            ticket={ticket}
            joined={joined.find((one) => one.ticket.id === message.ticketId) ?? null}
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
  /** The ticket in which it was said, where that was merged into this one. */
  joined: JoinedTicket | null
  isUnseen: boolean
  onEditTicket: () => void
}

function Entry({ message, ticket, joined, ...rest }: EntryProps) {
  switch (message.kind) {
    case 'event':
      return <EventLine message={message} joined={joined} />
    case 'customer':
    case 'reply':
    case 'note':
      return (
        <MessageCard
          message={message}
          kind={message.kind}
          ticket={joined?.ticket ?? ticket}
          joined={joined}
          {...rest}
        />
      )
    default:
      return assertNever(message.kind)
  }
}
