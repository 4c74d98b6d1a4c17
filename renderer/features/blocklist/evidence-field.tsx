import type { RecordTicket } from '../../../shared/ipc/triage-views.ts'
import { mostEvidence } from '../../../shared/protocol/blocklist.ts'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { recordDays } from '../../../shared/rules/urgency-record.ts'
import { i18n } from '../../texts/i18n.ts'
import { agoText } from '../../ui/age-text.ts'
import { judgedWord, numberWord } from '../../ui/record-words.ts'
import { Age } from '../../ui/time.tsx'

interface EvidenceFieldProps {
  /** The tickets of the record. */
  tickets: readonly RecordTicket[]
  chosen: ReadonlySet<TicketId>
  onToggle: (ticketId: TicketId) => void
}

/** Which tickets bear the reason out: false alarms first, the rest for whoever wants them. */
export function EvidenceField({ tickets, chosen, onToggle }: EvidenceFieldProps) {
  if (tickets.length === 0)
    return (
      <p className="blocklist-muted">
        {i18n.t('There is no ticket of {recordDays} days to show as evidence.', { recordDays })}
      </p>
    )
  const isFalse = ({ verdict, isFlagged }: RecordTicket) =>
    verdict === 'false-alarm' || (verdict === null && isFlagged)
  const ordered = [...tickets.filter(isFalse), ...tickets.filter((ticket) => !isFalse(ticket))]
  return (
    <details className="block-entry-more">
      <summary>
        {i18n.t('{chosen, number} of {count, plural, one {# ticket} other {# tickets}} as evidence', {
          chosen: chosen.size,
          count: tickets.length,
        })}
      </summary>
      <ul className="evidence-list" aria-label={i18n.t('Evidence')}>
        {ordered.slice(0, mostEvidence).map((ticket) => (
          <li key={ticket.ticketId}>
            <label className="evidence-ticket">
              <input
                type="checkbox"
                checked={chosen.has(ticket.ticketId)}
                onChange={() => onToggle(ticket.ticketId)}
              />
              <span className="record-ticket-number tabular">{numberWord(ticket.number)}</span>
              <bdi className="one-line">{ticket.subject}</bdi>
              <span className="evidence-verdict">
                {judgedWord(ticket.verdict)}
                {ticket.isFlagged && `, ${i18n.t('flagged')}`} · <Age at={ticket.createdAt} said={agoText} />
              </span>
            </label>
          </li>
        ))}
      </ul>
    </details>
  )
}
