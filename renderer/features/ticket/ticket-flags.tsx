import { useState } from 'react'
import { Flag } from 'lucide-react'
import type { FlagView } from '../../../shared/ipc/triage-views.ts'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { Button } from '../../ui/button.tsx'
import { useShortcuts } from '../../ui/keyboard.ts'
import { Moment } from '../../ui/time.tsx'
import { FlagDialog } from './flag-dialog.tsx'
import { useTicket } from './ticket-store.ts'
import { UnsentWords } from './unsent-words.tsx'
import './ticket-marks.css'

interface TicketFlagsProps {
  ticketId: TicketId
  flags: readonly FlagView[]
  /** It is still the ticket that was picked: its keys mean it. */
  isCurrent: boolean
}

/** Who called the urgency of the ticket an abuse, and why; and the way to say so. */
export function TicketFlags({ ticketId, flags, isCurrent }: TicketFlagsProps) {
  const [isAsked, setAsked] = useState(false)
  const mine = flags.find((flag) => flag.isMine) ?? null
  useShortcuts({ x: () => (isCurrent ? setAsked(true) : false) })
  return (
    <div className="ticket-flags">
      {flags.length > 0 && (
        <ul className="ticket-flag-list" aria-label="Flags">
          {flags.map((flag) => (
            <FlagLine key={flag.id} flag={flag} ticketId={ticketId} />
          ))}
        </ul>
      )}
      <Button size="small" variant="quiet" icon={Flag} shortcut="X" onPress={() => setAsked(true)}>
        {mine === null ? 'Flag as abuse…' : 'Change your flag…'}
      </Button>
      {isAsked && (
        <FlagDialog
          mine={mine}
          onClose={() => setAsked(false)}
          onFlag={(flag) => {
            useTicket.getState().flagged(ticketId, flag)
            setAsked(false)
          }}
        />
      )}
    </div>
  )
}

function FlagLine({ flag, ticketId }: { flag: FlagView; ticketId: TicketId }) {
  // What has not left yet is discarded among the acts of the ticket, not taken back by another one.
  const isUnsent = flag.act !== null && flag.act.state.kind !== 'sent'
  return (
    <li className="ticket-mark ticket-mark-flag">
      <Flag size={13} aria-hidden />
      <span className="ticket-mark-words">
        Flagged as abuse by <bdi className="ticket-mark-title">{flag.by.name}</bdi>,{' '}
        <Moment at={flag.createdAt} />: <bdi className="ticket-mark-text">“{flag.reason}”</bdi>
        {flag.note !== '' && <bdi className="ticket-mark-text"> {flag.note}</bdi>}
        <UnsentWords act={flag.act} />
      </span>
      {flag.isMine && !isUnsent && (
        <Button size="small" variant="quiet" onPress={() => useTicket.getState().ownFlagTakenBack(ticketId)}>
          Take back
        </Button>
      )}
    </li>
  )
}
