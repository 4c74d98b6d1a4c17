import { useState } from 'react'
import type { ActOf } from '../../../shared/ipc/act.ts'
import type { TicketView } from '../../../shared/ipc/views.ts'
import { statuses, statusNames, type Status } from '../../../shared/rules/status.ts'
import { urgencies, urgencyNames, type Urgency } from '../../../shared/rules/urgency.ts'
import { standingOf, wakingBy } from '../../../shared/rules/wakes-people.ts'
import { useCommands } from '../../commands/use-commands.ts'
import { SelectField } from '../../ui/select-field.tsx'
import { StatusMark } from '../../ui/status-mark.tsx'
import { UrgencyMark } from '../../ui/urgency-mark.tsx'
import { asksVerdict, isDone } from '../../../shared/rules/asks-verdict.ts'
import { FlagButton } from './flag-button.tsx'
import { ReopenDialog } from './reopen-dialog.tsx'
import { useTicket } from './ticket-store.ts'
import { UrgencyDialog } from './urgency-dialog.tsx'
import { UrgencyHistory } from './urgency-history.tsx'
import { VerdictControl } from './verdict-control.tsx'
import { VerdictDialog } from './verdict-dialog.tsx'
import './ticket-controls.css'

const statusItems = statuses.map((id: Status) => ({
  id,
  name: statusNames[id],
  mark: <StatusMark status={id} />,
}))
const urgencyItems = urgencies
  .toReversed()
  .map((id: Urgency) => ({ id, name: urgencyNames[id], mark: <UrgencyMark urgency={id} /> }))

interface TicketControlsProps {
  view: TicketView
  /** It is still the ticket that was picked: its keys mean it. */
  isCurrent: boolean
}

/** What is asked before a change is carried out: why an urgency changes, what it was worth, whether people are to be woken again. */
type Asked = { kind: 'urgency'; to: Urgency | null } | { kind: 'verdict' | 'reopen'; status: Status }

/** Status, assignee and the urgency the staff work with; each change is an act that also works offline. */
export function TicketControls({ view: { ticket, assigneeName, flags }, isCurrent }: TicketControlsProps) {
  const staff = useTicket((state) => state.staff)
  const changed = (set: ActOf<'change-ticket'>['set']) => useTicket.getState().ticketChanged(ticket.id, set)
  const [asked, setAsked] = useState<Asked | null>(null)
  const people = staff.filter((person) => !person.revoked || person.id === ticket.assigneeId)
  const nobody = { id: 'nobody', name: 'Nobody' }
  const known = people.some((person) => person.id === ticket.assigneeId)
  const unknown =
    ticket.assigneeId === null || known ? [] : [{ id: ticket.assigneeId, name: assigneeName ?? 'Unknown' }]
  useCommands({
    'ticket.urgency': isCurrent ? () => setAsked({ kind: 'urgency', to: null }) : undefined,
  })
  return (
    <>
      <div className="ticket-controls">
        <SelectField
          label="Status"
          items={statusItems}
          selected={ticket.status}
          onSelect={(status) => {
            if (asksVerdict(ticket, status)) setAsked({ kind: 'verdict', status })
            else if (wakingBy(standingOf(ticket), { ...standingOf(ticket), status }) !== null)
              setAsked({ kind: 'reopen', status })
            else if (status !== ticket.status) changed({ status })
          }}
        />
        <SelectField
          label="Assignee"
          items={[nobody, ...people.map(({ id, name }) => ({ id, name })), ...unknown]}
          selected={ticket.assigneeId ?? nobody.id}
          onSelect={(id) => {
            const assigneeId = people.find((person) => person.id === id)?.id ?? null
            if (assigneeId !== ticket.assigneeId) changed({ assigneeId })
          }}
        />
        <SelectField
          label="Urgency we work with"
          items={urgencyItems}
          selected={ticket.urgency.effective}
          onSelect={(to) => {
            if (to !== ticket.urgency.effective) setAsked({ kind: 'urgency', to })
          }}
        />
      </div>
      <div className="ticket-urgencies">
        <UrgencyHistory ticket={ticket} />
        <FlagButton ticketId={ticket.id} flags={flags} isCurrent={isCurrent} />
      </div>
      {isDone(ticket.status) && (
        <VerdictControl
          verdict={ticket.verdict}
          onPicked={(verdict) => {
            if (verdict !== ticket.verdict) changed({ verdict })
          }}
        />
      )}
      {asked?.kind === 'urgency' && (
        <UrgencyDialog
          ticket={ticket}
          to={asked.to}
          onClose={() => setAsked(null)}
          onDecided={(urgency, reason) => {
            changed({ urgency, ...(reason === '' ? {} : { reason }) })
            setAsked(null)
          }}
        />
      )}
      {asked?.kind === 'reopen' && (
        <ReopenDialog
          ticketId={ticket.id}
          onClose={() => setAsked(null)}
          onReopen={() => {
            changed({ status: asked.status })
            setAsked(null)
          }}
        />
      )}
      {asked?.kind === 'verdict' && (
        <VerdictDialog
          requested={ticket.urgency.requested}
          onDecided={(verdict) => {
            // One act: the verdict reaches the desk with what it is about, or not at all.
            changed({ status: asked.status, ...(verdict === null ? {} : { verdict }) })
            setAsked(null)
          }}
        />
      )}
    </>
  )
}
