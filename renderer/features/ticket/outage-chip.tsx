import { Trans } from '@lingui/react'
import { Network } from 'lucide-react'
import { Button } from 'react-aria-components'
import type { OutageView } from '../../../shared/ipc/triage-views.ts'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { i18n } from '../../texts/i18n.ts'
import { PopoverPanel } from '../../ui/popover-panel.tsx'
import { numberWord } from '../../ui/record-words.ts'
import { Moment } from '../../ui/time.tsx'
import './outage-chip.css'

interface OutageChipProps {
  outage: OutageView
  /** The ticket that shows it. */
  ticketId: TicketId
  onOpenTicket: (ticketId: TicketId) => void
}

/** Of how many groups' outage a ticket is part; opens them and their tickets. */
export function OutageChip({ outage, ticketId, onOpenTicket }: OutageChipProps) {
  const { groups, tickets, beganAt, lastAt } = outage
  const words = i18n.t('Outage: {count, plural, one {# group} other {# groups}}', { count: groups.length })
  return (
    <PopoverPanel
      label={words}
      trigger={
        <Button className="outage-chip">
          <Network size={12} aria-hidden />
          {words}
        </Button>
      }
    >
      {(close) => (
        <div className="outage">
          <p className="outage-words">
            <Trans
              id="{words}, since {began}; newest report {newest}. What is part of an outage is never held against a group."
              values={{ words, began: <Moment at={beganAt} />, newest: <Moment at={lastAt} /> }}
            />
          </p>
          <p className="outage-groups">
            {groups.map(({ groupId, name }, place) => (
              <span key={groupId}>
                {place > 0 && ', '}
                <bdi>{name}</bdi>
              </span>
            ))}
          </p>
          <ul className="outage-tickets" aria-label={i18n.t('Tickets of the outage')}>
            {tickets.map((ticket) => (
              <li key={ticket.ticketId}>
                <Button
                  className="outage-ticket"
                  isDisabled={ticket.ticketId === ticketId}
                  onPress={() => {
                    close()
                    onOpenTicket(ticket.ticketId)
                  }}
                >
                  <span className="outage-number tabular">{numberWord(ticket.number)}</span>
                  <bdi className="outage-group one-line">{ticket.groupName}</bdi>
                  <bdi className="outage-subject one-line">{ticket.subject}</bdi>
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </PopoverPanel>
  )
}
