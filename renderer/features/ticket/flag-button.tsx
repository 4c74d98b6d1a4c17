import { useState } from 'react'
import { Flag } from 'lucide-react'
import type { FlagView } from '../../../shared/ipc/triage-views.ts'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { useCommands } from '../../commands/use-commands.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { FlagDialog } from './flag-dialog.tsx'
import { useTicket } from './ticket-store.ts'

interface FlagButtonProps {
  ticketId: TicketId
  flags: readonly FlagView[]
  /** It is still the ticket that was picked: its keys mean it. */
  isCurrent: boolean
}

/** The way to call the urgency of the ticket an abuse, and to say it otherwise. */
export function FlagButton({ ticketId, flags, isCurrent }: FlagButtonProps) {
  const [isAsked, setAsked] = useState(false)
  const mine = flags.find((flag) => flag.isMine) ?? null
  useCommands({ 'ticket.flag': isCurrent ? () => setAsked(true) : undefined })
  return (
    <>
      <Button size="small" variant="quiet" icon={Flag} command="ticket.flag" onPress={() => setAsked(true)}>
        {mine === null ? i18n.t('Flag as abuse…') : i18n.t('Change your flag…')}
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
    </>
  )
}
