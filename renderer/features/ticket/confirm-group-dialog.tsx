import { Trans } from '@lingui/react'
import type { TicketView } from '../../../shared/ipc/views.ts'
import { i18n } from '../../texts/i18n.ts'
import { WhomItWakes } from '../../ui/whom-it-wakes.tsx'
import { WaryDialog } from '../../ui/wary-dialog.tsx'
import { useTicket } from './ticket-store.ts'

interface ConfirmGroupDialogProps {
  view: TicketView
  onClose: () => void
}

/** Asks before a group is confirmed whose ticket waits for that at the gate. Enter alone wakes nobody. */
export function ConfirmGroupDialog({ view: { ticket, group }, onClose }: ConfirmGroupDialogProps) {
  const confirm = () => {
    if (ticket.groupId !== null) useTicket.getState().groupConfirmed(ticket.groupId)
    onClose()
  }
  return (
    <WaryDialog
      title={i18n.t('Confirm this group?')}
      refusal={i18n.t('Not now')}
      consent={i18n.t('Confirm, it may wake people')}
      onRefuse={onClose}
      onConsent={confirm}
    >
      <div className="gate-dialog">
        <p>
          <Trans
            id="You vouch that {name} is a customer of yours. From now on its mission-critical tickets may wake people."
            values={{ name: <bdi className="gate-name">{group?.name ?? ticket.groupName}</bdi> }}
          />
        </p>
        <p>{i18n.t('The gate runs again for this ticket. That may wake everybody on duty, day or night.')}</p>
        <WhomItWakes about={{ kind: 'ticket', ticketId: ticket.id, groupId: ticket.groupId }} />
      </div>
    </WaryDialog>
  )
}
