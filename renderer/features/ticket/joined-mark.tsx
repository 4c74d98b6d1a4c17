import { createContext, use } from 'react'
import type { TicketCalled } from '../../../shared/ipc/copy-views.ts'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { ticketName } from '../../../shared/rules/ticket-name.ts'
import { i18n } from '../../texts/i18n.ts'
import './merge-ticket.css'

/** Opens a ticket whose words stand in the conversation of another. Given by the view; null where it stays a word. */
export const OpenJoinedContext = createContext<((ticketId: TicketId) => void) | null>(null)

/** On what was said in another ticket, mostly one that was merged into this one: which. A press opens it. */
export function JoinedMark({ ticket }: { ticket: TicketCalled }) {
  const open = use(OpenJoinedContext)
  const name = ticketName(ticket)
  if (open === null) return <bdi className="joined-mark">{name}</bdi>
  return (
    <button
      type="button"
      className="joined-mark"
      aria-label={i18n.t('Said in {name}', { name })}
      onClick={() => open(ticket.id)}
    >
      <bdi>{name}</bdi>
    </button>
  )
}
