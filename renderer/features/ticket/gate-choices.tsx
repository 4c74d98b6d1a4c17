import { useState } from 'react'
import { BellRing, Link2, ShieldCheck } from 'lucide-react'
import type { TicketView } from '../../../shared/ipc/views.ts'
import type { GateOutcome } from '../../../shared/rules/page-gate.ts'
import { useCommands } from '../../commands/use-commands.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmGroupDialog } from './confirm-group-dialog.tsx'
import { LinkGroupDialog } from './link-group-dialog.tsx'
import { PageByHandDialog } from './page-by-hand-dialog.tsx'
import { useTicket } from './ticket-store.ts'

interface GateChoicesProps {
  view: TicketView
  outcome: GateOutcome
  isCurrent: boolean
}

type Asked = 'confirm' | 'link' | 'page'

/** What staff can do where nobody was woken: page by hand, or say who the group is, so that the gate runs again. */
export function GateChoices({ view, outcome, isCurrent }: GateChoicesProps) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const isUnknown = outcome === 'unknown-group'
  const { ticket, group } = view
  // What is said here of the group has not reached the gate yet.
  const isSaid = isUnknown && group !== null && group.confirmed
  const canConfirm = isUnknown && !isSaid && ticket.groupId !== null
  useCommands({
    'ticket.confirm-group': canConfirm && isCurrent ? () => setAsked('confirm') : undefined,
    'ticket.page': isCurrent ? () => setAsked('page') : undefined,
  })
  const closed = () => setAsked(null)
  return (
    <>
      {isSaid && (
        <p>
          {i18n.t(
            'The ticket’s group is confirmed now. The gate decides anew as soon as the desk has heard of it, and that may wake people.',
          )}
        </p>
      )}
      <div className="gate-choices">
        {canConfirm && (
          <Button
            size="small"
            icon={ShieldCheck}
            command="ticket.confirm-group"
            onPress={() => setAsked('confirm')}
          >
            {i18n.t('Confirm the group')}
          </Button>
        )}
        {isUnknown && !isSaid && (
          <Button size="small" icon={Link2} onPress={() => setAsked('link')}>
            {i18n.t('Link to another group…')}
          </Button>
        )}
        <Button size="small" icon={BellRing} command="ticket.page" onPress={() => setAsked('page')}>
          {i18n.t('Page by hand…')}
        </Button>
      </div>
      {asked === 'confirm' && <ConfirmGroupDialog view={view} onClose={closed} />}
      {asked === 'link' && <LinkGroupDialog view={view} onClose={closed} />}
      {asked === 'page' && (
        <PageByHandDialog
          view={view}
          onClose={closed}
          onPage={(text) => {
            useTicket.getState().pagedByHand(ticket.id, text)
            closed()
          }}
        />
      )}
    </>
  )
}
