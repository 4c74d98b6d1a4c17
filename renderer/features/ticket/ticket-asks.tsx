import type { ActOf } from '../../../shared/ipc/act.ts'
import type { TicketView } from '../../../shared/ipc/views.ts'
import type { Status } from '../../../shared/rules/status.ts'
import type { Urgency } from '../../../shared/rules/urgency.ts'
import { ReopenDialog } from './reopen-dialog.tsx'
import { UrgencyDialog } from './urgency-dialog.tsx'
import { VerdictDialog } from './verdict-dialog.tsx'

/** What is asked before a change is carried out: why an urgency changes, what it was worth, whether people are to be woken again. */
export type Asked = { kind: 'urgency'; to: Urgency | null } | { kind: 'verdict' | 'reopen'; status: Status }

interface TicketAsksProps {
  ticket: TicketView['ticket']
  asked: Asked | null
  onClose: () => void
  onChanged: (set: ActOf<'change-ticket'>['set']) => void
}

/** The question that stands between what was picked and the act. */
export function TicketAsks({ ticket, asked, onClose, onChanged }: TicketAsksProps) {
  if (asked === null) return null
  const { id, status: now, verdict: before, urgency } = ticket
  switch (asked.kind) {
    case 'urgency':
      return (
        <UrgencyDialog
          ticket={ticket}
          to={asked.to}
          onClose={onClose}
          onDecided={(to, reason) => {
            onChanged({ urgency: to, ...(reason === '' ? {} : { reason }) })
            onClose()
          }}
        />
      )
    case 'reopen':
      return (
        <ReopenDialog
          ticketId={id}
          onClose={onClose}
          onReopen={() => {
            onChanged({ status: asked.status })
            onClose()
          }}
        />
      )
    case 'verdict':
      return (
        <VerdictDialog
          requested={urgency.requested}
          onDecided={(verdict) => {
            const isNew = verdict !== null && verdict !== before
            const isStep = asked.status !== now
            // One act: the verdict reaches the desk with what it is about, or not at all.
            if (isNew || isStep)
              onChanged({ ...(isStep ? { status: asked.status } : {}), ...(isNew ? { verdict } : {}) })
            onClose()
          }}
        />
      )
  }
}
