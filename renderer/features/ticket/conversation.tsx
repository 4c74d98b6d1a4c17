import { useLayoutEffect, useRef } from 'react'
import type { MessageView, TicketView } from '../../../shared/ipc/views.ts'
import { assertNever } from '../../../shared/rules/assert-never.ts'
import { EventLine } from './event-line.tsx'
import { MessageCard } from './message-card.tsx'
import './conversation.css'

/** Everything said and done on a ticket, in the service's order; what is still unsent comes last. */
export function Conversation({ view }: { view: TicketView }) {
  const end = useRef<HTMLLIElement>(null)
  const shownTicket = useRef<string | null>(null)
  const shownLast = useRef<string | null>(null)
  const last = view.messages.at(-1)
  useLayoutEffect(() => {
    const isOther = shownTicket.current !== view.ticket.id
    const isOwn = last?.act != null && shownLast.current !== last.id
    // A ticket opens at its newest message; one's own message comes into view; others' must not move what is read.
    if (isOther || isOwn) end.current?.scrollIntoView({ block: 'nearest' })
    shownTicket.current = view.ticket.id
    shownLast.current = last?.id ?? null
  }, [view.ticket.id, last])
  return (
    <ol className="conversation" aria-label="Conversation">
      {view.messages.map((message) => (
        <li key={message.id}>
          <Entry message={message} />
        </li>
      ))}
      <li ref={end} aria-hidden className="conversation-end" />
    </ol>
  )
}

function Entry({ message }: { message: MessageView }) {
  switch (message.kind) {
    case 'event':
      return <EventLine message={message} />
    case 'customer':
    case 'reply':
    case 'note':
      return <MessageCard message={message} kind={message.kind} />
    default:
      return assertNever(message.kind)
  }
}
