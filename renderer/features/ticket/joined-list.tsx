import { Trans } from '@lingui/react'
import { GitMerge } from 'lucide-react'
import type { JoinedTicket } from '../../../shared/ipc/views.ts'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { i18n } from '../../texts/i18n.ts'
import { Moment } from '../../ui/time.tsx'
import { ticketTitle } from './ticket-name.ts'
import './ticket-marks.css'

interface JoinedListProps {
  joined: readonly JoinedTicket[]
  onOpenTicket: (ticketId: TicketId) => void
}

/** The tickets that were merged into this one: their messages stand among its own. */
export function JoinedList({ joined, onOpenTicket }: JoinedListProps) {
  if (joined.length === 0) return null
  return (
    <ul className="ticket-marks" aria-label={i18n.t('Merged into this ticket')}>
      {joined.map((one) => (
        <li key={one.ticket.id} className="ticket-mark">
          <GitMerge size={13} aria-hidden />
          <span className="ticket-mark-words">
            <JoinedWords one={one} onOpenTicket={onOpenTicket} />
          </span>
        </li>
      ))}
    </ul>
  )
}

function JoinedWords({
  one: { ticket, byName, at },
  onOpenTicket,
}: { one: JoinedTicket } & Pick<JoinedListProps, 'onOpenTicket'>) {
  const link = (
    <button type="button" className="ticket-mark-link" onClick={() => onOpenTicket(ticket.id)}>
      <bdi>{ticketTitle(ticket)}</bdi>
    </button>
  )
  if (byName === null || at === null)
    return <Trans id="With {ticket}, merged into this one" values={{ ticket: link }} />
  return (
    <Trans
      id="With {ticket}, merged into this one by {person}, {when}"
      values={{ ticket: link, person: <bdi>{byName}</bdi>, when: <Moment at={at} /> }}
    />
  )
}
