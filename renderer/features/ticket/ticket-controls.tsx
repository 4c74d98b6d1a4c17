import { useState } from 'react'
import type { ActOf } from '../../../shared/ipc/act.ts'
import type { TicketView } from '../../../shared/ipc/views.ts'
import type { StaffId } from '../../../shared/protocol/common.ts'
import { statuses, type Status } from '../../../shared/rules/status.ts'
import { urgencies, type Urgency } from '../../../shared/rules/urgency.ts'
import { standingOf, wakingBy } from '../../../shared/rules/wakes-people.ts'
import { useCommands } from '../../commands/use-commands.ts'
import { i18n } from '../../texts/i18n.ts'
import { announce } from '../../ui/announce.ts'
import { statusNames, urgencyNames } from '../../ui/rule-names.ts'
import { SelectField } from '../../ui/select-field.tsx'
import { textWidth } from '../../ui/text-width.ts'
import { StatusMark } from '../../ui/status-mark.tsx'
import { UrgencyMark } from '../../ui/urgency-mark.tsx'
import { asksVerdict, isDone } from '../../../shared/rules/asks-verdict.ts'
import { AssignDialog } from './assign-dialog.tsx'
import { assigneeChoices } from './assignee-choices.ts'
import { FlagButton } from './flag-button.tsx'
import { isToldToCustomer } from './is-told-to-customer.ts'
import { TicketAsks, type Asked } from './ticket-asks.tsx'
import { useTicket } from './ticket-store.ts'
import { UrgencyHistory } from './urgency-history.tsx'
import { VerdictControl } from './verdict-control.tsx'
import './ticket-controls.css'

const statusItems = statuses.map((id: Status) => ({
  id,
  name: statusNames[id],
  mark: <StatusMark status={id} />,
}))
const urgencyItems = urgencies
  .toReversed()
  .map((id: Urgency) => ({ id, name: urgencyNames[id], mark: <UrgencyMark urgency={id} /> }))

/** What the longest name of a level needs with its mark and its arrow, in px. */
const levelNeeds = Math.max(...Object.values(urgencyNames).map((name) => textWidth(name, 11))) + 73

interface TicketControlsProps {
  view: TicketView
  /** It is still the ticket that was picked: its keys mean it. */
  isCurrent: boolean
  personId: StaffId
}

/** Status, assignee and the urgency the staff work with; each change is an act that also works offline. */
export function TicketControls({ view, isCurrent, personId }: TicketControlsProps) {
  const { ticket, assigneeName, flags } = view
  const staff = useTicket((state) => state.staff)
  const changed = (set: ActOf<'change-ticket'>['set']) => useTicket.getState().ticketChanged(ticket.id, set)
  const [asked, setAsked] = useState<Asked | null>(null)
  const people = staff.filter((person) => !person.revoked || person.id === ticket.assigneeId)
  const nobody = { id: 'nobody', name: i18n.t('Nobody') }
  const known = people.some((person) => person.id === ticket.assigneeId)
  const unknown =
    ticket.assigneeId === null || known
      ? []
      : [{ id: ticket.assigneeId, name: assigneeName ?? i18n.t('Unknown') }]
  const [isAssigning, setAssigning] = useState(false)
  const assigneePicked = (id: string) => {
    const assigneeId = people.find((person) => person.id === id)?.id ?? null
    if (assigneeId !== ticket.assigneeId) changed({ assigneeId })
  }
  const statusPicked = (status: Status) => {
    if (asksVerdict(ticket, status)) setAsked({ kind: 'verdict', status })
    else if (wakingBy(standingOf(ticket), { ...standingOf(ticket), status }) !== null)
      setAsked({ kind: 'reopen', status })
    else if (status !== ticket.status) changed({ status })
  }
  const urgencySet = (to: Urgency) => () => {
    const { requested, effective } = ticket.urgency
    if (to === effective) announce(i18n.t('It is “{urgency}” already.', { urgency: urgencyNames[to] }))
    // What wakes people is asked, and so is what the customer will read a reason for.
    else if (to === 'mission-critical' || isToldToCustomer(requested, to)) setAsked({ kind: 'urgency', to })
    else changed({ urgency: to })
  }
  const isSettled = isDone(ticket.status)
  useCommands(
    isCurrent
      ? {
          'ticket.resolve': isSettled ? undefined : () => statusPicked('resolved'),
          'ticket.reopen': isSettled ? () => statusPicked('open') : undefined,
          'ticket.verdict': isSettled
            ? () => setAsked({ kind: 'verdict', status: ticket.status })
            : undefined,
          'ticket.assign': () => setAssigning(true),
          'ticket.urgency': () => setAsked({ kind: 'urgency', to: null }),
          'ticket.urgency-1': urgencySet('question'),
          'ticket.urgency-2': urgencySet('work-request'),
          'ticket.urgency-3': urgencySet('urgent-work-request'),
          'ticket.urgency-4': urgencySet('impaired-function'),
          'ticket.urgency-5': urgencySet('mission-critical'),
        }
      : {},
  )
  return (
    <>
      <div className="ticket-controls" style={{ '--level-needs': `${levelNeeds}px` }}>
        <SelectField
          label={i18n.t('Status')}
          items={statusItems}
          selected={ticket.status}
          onSelect={statusPicked}
        />
        <SelectField
          label={i18n.t('Assignee')}
          items={[nobody, ...people.map(({ id, name }) => ({ id, name })), ...unknown]}
          selected={ticket.assigneeId ?? nobody.id}
          onSelect={assigneePicked}
        />
        <SelectField
          label={i18n.t('Urgency we work with')}
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
      {isSettled && (
        <VerdictControl
          verdict={ticket.verdict}
          onPicked={(verdict) => {
            if (verdict !== ticket.verdict) changed({ verdict })
          }}
        />
      )}
      <TicketAsks ticket={ticket} asked={asked} onClose={() => setAsked(null)} onChanged={changed} />
      {isAssigning && (
        <AssignDialog
          choices={assigneeChoices(people, ticket.assigneeId, personId)}
          onClose={() => setAssigning(false)}
          onPick={(id) => {
            setAssigning(false)
            assigneePicked(id)
          }}
        />
      )}
    </>
  )
}
