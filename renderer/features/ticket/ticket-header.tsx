import { useCallback, useState } from 'react'
import { Trans } from '@lingui/react'
import { BellRing, Mail, Phone, ShieldCheck, ShieldQuestionMark, X } from 'lucide-react'
import type { TicketView } from '../../../shared/ipc/views.ts'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { planNames } from '../../../shared/rules/plans.ts'
import { i18n } from '../../texts/i18n.ts'
import { Badge } from '../../ui/badge.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Moment } from '../../ui/time.tsx'
import { UrgencyMark } from '../../ui/urgency-mark.tsx'
import { adviceWords } from './advice-words.ts'
import { BlockedBadge } from './blocked-badge.tsx'
import { OutageChip } from './outage-chip.tsx'
import { PrintedTicket } from './printed-ticket.tsx'
import { nobodyHasIt } from './telling-page.ts'
import { TicketMenu } from './ticket-menu.tsx'
import { TicketClocks } from './ticket-clocks.tsx'
import './ticket-header.css'

interface TicketHeaderProps {
  view: TicketView
  /** It is still the ticket that was picked: its keys mean it. */
  isCurrent: boolean
  onClose: () => void
  onOpenTicket: (ticketId: TicketId) => void
}

/** What the ticket is and who asks: read in one look while the phone rings. */
export function TicketHeader({ view, isCurrent, onClose, onOpenTicket }: TicketHeaderProps) {
  const { ticket, outage } = view
  const advice = adviceWords(ticket.advice)
  const [printedAt, setPrintedAt] = useState<number | null>(null)
  const printEnded = useCallback(() => setPrintedAt(null), [])
  return (
    <header className="ticket-header">
      <div className="ticket-top">
        <span className="ticket-number">
          {ticket.number === null ? i18n.t('— number follows') : `#${ticket.number}`}
        </span>
        <UrgencyMark urgency={ticket.urgency.effective} />
        {nobodyHasIt(view) && (
          <Badge tone="danger" icon={BellRing}>
            {i18n.t('Nobody has it yet')}
          </Badge>
        )}
        {outage !== null && <OutageChip outage={outage} ticketId={ticket.id} onOpenTicket={onOpenTicket} />}
        <span className="ticket-filed">
          {ticket.source === 'form' ? i18n.t('Filed by form') : i18n.t('Filed by staff')}{' '}
          <Moment at={ticket.createdAt} />
        </span>
        <div className="ticket-corner">
          <TicketMenu
            view={view}
            isCurrent={isCurrent}
            onPrint={() => setPrintedAt(Date.now())}
            onOpenTicket={onOpenTicket}
          />
          <IconButton
            label={i18n.t('Close ticket')}
            icon={X}
            size="small"
            command="ticket.close"
            onPress={onClose}
          />
        </div>
      </div>
      <h2 className="ticket-subject">
        <bdi>{ticket.subject}</bdi>
      </h2>
      <div className="ticket-people">
        <GroupWords view={view} />
        <Requester requester={ticket.requester} />
      </div>
      <TicketClocks clocks={view.clocks} />
      {advice !== null && <p className="ticket-advice">{advice}</p>}
      {printedAt !== null && <PrintedTicket view={view} printedAt={printedAt} onEnded={printEnded} />}
    </header>
  )
}

function GroupWords({ view: { ticket, group } }: { view: TicketView }) {
  // A group that has not arrived yet is neither; a name typed here that no group bears is unconfirmed.
  const isUnconfirmed = group === null ? ticket.groupId === null : !group.confirmed
  const isRenamed = group !== null && group.name !== ticket.groupName
  return (
    <div className="ticket-line">
      <bdi className="ticket-group">{group?.name ?? ticket.groupName}</bdi>
      {group !== null && group.confirmed && (
        <Badge tone="success" icon={ShieldCheck}>
          {i18n.t('Confirmed')}
        </Badge>
      )}
      {isUnconfirmed && (
        <Badge tone="warning" icon={ShieldQuestionMark}>
          {i18n.t('Unconfirmed group')}
        </Badge>
      )}
      {group !== null && <BlockedBadge blocked={group.blocked} />}
      {group?.plan != null && <Badge>{planNames[group.plan]}</Badge>}
      {isRenamed && (
        <span className="ticket-quiet">
          <Trans id="filed as {name}" values={{ name: <bdi>{ticket.groupName}</bdi> }} />
        </span>
      )}
    </div>
  )
}

function Requester({ requester }: { requester: TicketView['ticket']['requester'] }) {
  const name = `${requester.firstName} ${requester.lastName}`.trim()
  return (
    <div className="ticket-line">
      <bdi className="ticket-requester">{name === '' ? i18n.t('Name erased') : name}</bdi>
      {requester.phone !== '' && (
        <span className="ticket-contact">
          <Phone size={13} aria-label={i18n.t('Phone')} />
          <bdi>{requester.phone}</bdi>
        </span>
      )}
      {requester.email !== '' && (
        <span className="ticket-contact">
          <Mail size={13} aria-label={i18n.t('E-mail')} />
          <bdi>{requester.email}</bdi>
        </span>
      )}
    </div>
  )
}
