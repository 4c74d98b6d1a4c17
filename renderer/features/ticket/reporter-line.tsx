import { Trans } from '@lingui/react'
import { UserCheck, UserRoundSearch } from 'lucide-react'
import type { TicketView } from '../../../shared/ipc/views.ts'
import { isKnownContact } from '../../../shared/rules/urgency-case.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { useTicket } from './ticket-store.ts'

/**
 * Who vouches that the group itself filed it: anybody can type a name. Said of what a record would count alone, and not
 * of a ticket that was erased or has not left yet.
 */
export function ReporterLine({ view: { ticket, group } }: { view: TicketView }) {
  const { requester, reporterConfirmed } = ticket
  const isErased = requester.email === '' && requester.phone === ''
  if (ticket.urgency.requested !== 'mission-critical' || ticket.number === null || group === null) return null
  const confirm = (isConfirmed: boolean) =>
    useTicket.getState().ticketChanged(ticket.id, { reporterConfirmed: isConfirmed })
  if (reporterConfirmed != null)
    return (
      <p className="ticket-reporter">
        <UserCheck size={13} aria-hidden />
        <span>
          <Trans
            id="Who filed it was confirmed by {name}"
            values={{ name: <bdi>{reporterConfirmed.by.name}</bdi> }}
          />
        </span>
        <Button size="small" variant="quiet" onPress={() => confirm(false)}>
          {i18n.t('Take back')}
        </Button>
      </p>
    )
  if (isErased || isKnownContact(requester, group.contacts)) return null
  return (
    <p className="ticket-reporter">
      <UserRoundSearch size={13} aria-hidden />
      <span>{i18n.t('Filed by a contact that nobody knows: counts in no record')}</span>
      <Button size="small" variant="quiet" onPress={() => confirm(true)}>
        {i18n.t('Confirm who filed it')}
      </Button>
    </p>
  )
}
