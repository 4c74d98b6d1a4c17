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

/** What the gate made of it, what its group's urgencies were worth so far, and who vouches for this one. */
export function TicketStanding({ view, isCurrent, onOpenTicket }: TicketStandingProps) {
  // A withheld ticket has the record beside the decision.
  const isInBanner = gateNow(view.ticket)?.outcome === 'withheld'
  return (
    <>
      {/* First: in a narrow or low pane, what nobody was woken for must not be scrolled to. */}
      <GateBanner view={view} isCurrent={isCurrent} onOpenTicket={onOpenTicket} />
      <div className="ticket-standing">
        {!isInBanner && <GroupRecord view={view} onOpenTicket={onOpenTicket} />}
        <ReporterLine view={view} />
      </div>
    </>
  )
}
