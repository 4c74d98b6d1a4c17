import type { RecordTicket } from '../../../shared/ipc/triage-views.ts'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { verdictNames } from '../../../shared/rules/verdict.ts'
import { agoText } from '../../ui/age-text.ts'
import { Age } from '../../ui/time.tsx'

/** An entry carries no more, and nobody looks through more. */
const most = 100

interface EvidenceFieldProps {
  /** The tickets of the record. */
  tickets: readonly RecordTicket[]
  chosen: ReadonlySet<TicketId>
  onToggle: (ticketId: TicketId) => void
}

/** Which tickets bear the reason out: false alarms first, the rest for whoever wants them. */
export function EvidenceField({ tickets, chosen, onToggle }: EvidenceFieldProps) {
  if (tickets.length === 0)
    return <p className="blocklist-muted">There is no ticket of 90 days to show as evidence.</p>
  const isFalse = ({ verdict, isFlagged }: RecordTicket) =>
    verdict === 'false-alarm' || (verdict === null && isFlagged)
  const ordered = [...tickets.filter(isFalse), ...tickets.filter((ticket) => !isFalse(ticket))].slice(0, most)
  return (
    <details className="block-entry-more">
      <summary>
        {chosen.size} of {tickets.length.toLocaleString('en')} tickets as evidence
      </summary>
      <ul className="evidence-list" aria-label="Evidence">
        {ordered.map((ticket) => (
          <li key={ticket.ticketId}>
            <label className="evidence-ticket">
              <input
                type="checkbox"
                checked={chosen.has(ticket.ticketId)}
                onChange={() => onToggle(ticket.ticketId)}
              />
              <span className="record-ticket-number tabular">
                {ticket.number === null ? 'New' : `#${ticket.number}`}
              </span>
              <bdi className="one-line">{ticket.subject}</bdi>
              <span className="evidence-verdict">
                {ticket.verdict === null ? 'not judged' : verdictNames[ticket.verdict]}
                {ticket.isFlagged && ', flagged'} · <Age at={ticket.createdAt} said={agoText} />
              </span>
            </label>
          </li>
        ))}
      </ul>
    </details>
  )
}
