import { Trans } from '@lingui/react'
import { Flag } from 'lucide-react'
import type { FlagView } from '../../../shared/ipc/triage-views.ts'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Moment } from '../../ui/time.tsx'
import { useTicket } from './ticket-store.ts'
import { UnsentWords } from './unsent-words.tsx'
import './ticket-marks.css'

interface FlagListProps {
  ticketId: TicketId
  flags: readonly FlagView[]
}

/** Who called the urgency of the ticket an abuse, when and why. */
export function FlagList({ ticketId, flags }: FlagListProps) {
  if (flags.length === 0) return null
  return (
    <ul className="ticket-marks" aria-label={i18n.t('Flags')}>
      {flags.map((flag) => (
        <FlagLine key={flag.id} flag={flag} ticketId={ticketId} />
      ))}
    </ul>
  )
}

function FlagLine({ flag, ticketId }: { flag: FlagView; ticketId: TicketId }) {
  // What has not left yet is discarded among the acts of the ticket, not taken back by another one.
  const isUnsent = flag.act !== null && flag.act.state.kind !== 'sent'
  return (
    <li className="ticket-mark ticket-mark-flag">
      <Flag size={13} aria-hidden />
      <span className="ticket-mark-words">
        <Trans
          id="Flagged as abuse by {name}, {when}: {reason}"
          values={{
            name: <bdi className="ticket-mark-title">{flag.by.name}</bdi>,
            when: <Moment at={flag.createdAt} />,
            reason: <bdi className="ticket-mark-text">“{flag.reason}”</bdi>,
          }}
        />
        {flag.note !== '' && <bdi className="ticket-mark-text"> {flag.note}</bdi>}
        <UnsentWords act={flag.act} />
      </span>
      {flag.isMine && !isUnsent && (
        <Button size="small" variant="quiet" onPress={() => useTicket.getState().ownFlagTakenBack(ticketId)}>
          {i18n.t('Take back')}
        </Button>
      )}
    </li>
  )
}
