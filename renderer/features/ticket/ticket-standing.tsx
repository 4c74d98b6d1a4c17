import type { TicketView } from '../../../shared/ipc/views.ts'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { GateBanner } from './gate-banner.tsx'
import { gateNow } from './gate-now.ts'
import { GroupRecord } from './group-record.tsx'
import { ReporterLine } from './reporter-line.tsx'
import './ticket-standing.css'

interface TicketStandingProps {
  view: TicketView
  /** It is still the ticket that was picked: its keys mean it. */
  isCurrent: boolean
  onOpenTicket: (ticketId: TicketId) => void
}

/** What its group's urgencies were worth so far, who vouches for this one, and what the gate made of it. */
export function TicketStanding({ view, isCurrent, onOpenTicket }: TicketStandingProps) {
  // A withheld ticket has the record beside the decision.
  const isInBanner = gateNow(view.ticket)?.outcome === 'withheld'
  return (
    <>
      <div className="ticket-standing">
        {!isInBanner && <GroupRecord view={view} onOpenTicket={onOpenTicket} />}
        <ReporterLine view={view} />
      </div>
      <GateBanner view={view} isCurrent={isCurrent} onOpenTicket={onOpenTicket} />
    </>
  )
}
