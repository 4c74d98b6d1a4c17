import { Flag } from 'lucide-react'
import { Button } from 'react-aria-components'
import type { RecordTicket } from '../../shared/ipc/triage-views.ts'
import type { TicketId } from '../../shared/protocol/common.ts'
import { i18n } from '../texts/i18n.ts'
import { agoText } from './age-text.ts'
import { judgedWord, numberWord } from './record-words.ts'
import { Age } from './time.tsx'
import './record-line.css'

/** Nobody reads on beyond these, and a group may have thousands. */
const most = 100

interface RecordTicketsProps {
  /** In the order in which they are shown. */
  tickets: readonly RecordTicket[]
  /** What they are, for a screen reader. */
  label?: string
  onOpenTicket: (ticketId: TicketId) => void
}

/** The tickets behind a number, each to be opened. */
export function RecordTickets({ tickets, label = i18n.t('Tickets'), onOpenTicket }: RecordTicketsProps) {
  return (
    <>
      <ul className="record-tickets" aria-label={label}>
        {tickets.slice(0, most).map((ticket) => (
          <li key={ticket.ticketId}>
            <Button className="record-ticket" onPress={() => onOpenTicket(ticket.ticketId)}>
              <span className="record-ticket-title">
                <span className="record-ticket-number tabular">{numberWord(ticket.number)}</span>
                <bdi className="one-line">{ticket.subject}</bdi>
              </span>
              <span className="record-ticket-detail">
                <bdi className="record-ticket-requester one-line">{ticket.requesterName}</bdi>
                <Age at={ticket.createdAt} said={agoText} />
                <span>{judgedWord(ticket.verdict)}</span>
                {ticket.isFlagged && (
                  <span className="record-ticket-flag">
                    <Flag size={11} aria-hidden />
                    {i18n.t('flagged')}
                  </span>
                )}
              </span>
            </Button>
          </li>
        ))}
      </ul>
      {tickets.length > most && (
        <p className="record-more">
          {i18n.t('and {count, plural, one {# older one} other {# older ones}}', {
            count: tickets.length - most,
          })}
        </p>
      )}
    </>
  )
}
