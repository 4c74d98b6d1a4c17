import type { TicketView } from '../../../shared/ipc/views.ts'
import { i18n } from '../../texts/i18n.ts'
import { StatusMark } from '../../ui/status-mark.tsx'
import { Moment } from '../../ui/time.tsx'
import { UrgencyMark } from '../../ui/urgency-mark.tsx'
import { ticketTitle } from './ticket-name.ts'

/** So much of the first words of a ticket tells whether it is about the same, in UTF-16 units. */
const telling = 400

interface MergeSideProps {
  view: TicketView
  title: string
  /** Leads to it; absent for the one that is open. */
  onOpen?: () => void
}

/** One of the two tickets of a merge, in the same lines as the other: what differs is seen in one look. */
export function MergeSide({ view, title, onOpen }: MergeSideProps) {
  const { ticket, group, messages } = view
  const { firstName, lastName, email } = ticket.requester
  const first = messages.find(({ ticketId, kind }) => ticketId === ticket.id && kind === 'customer')
  return (
    <section className="merge-side" aria-label={title}>
      <p className="merge-side-title">{title}</p>
      <h3 className="merge-side-subject">
        {onOpen === undefined ? (
          <bdi>{ticketTitle(ticket)}</bdi>
        ) : (
          <button type="button" className="ticket-mark-link" onClick={onOpen}>
            <bdi>{ticketTitle(ticket)}</bdi>
          </button>
        )}
      </h3>
      <p className="merge-side-marks">
        <UrgencyMark urgency={ticket.urgency.effective} />
        <StatusMark status={ticket.status} />
      </p>
      <dl className="merge-side-facts">
        <Fact name={i18n.t('Group')} value={group?.name ?? ticket.groupName} />
        <Fact name={i18n.t('Filed by')} value={`${firstName} ${lastName}`.trim()} />
        <Fact name={i18n.t('E-mail')} value={email} />
        <div>
          <dt>{i18n.t('Filed')}</dt>
          <dd>
            <Moment at={ticket.createdAt} />
          </dd>
        </div>
      </dl>
      {first !== undefined && (
        <p className="merge-side-words">
          <bdi>{first.body.slice(0, telling)}</bdi>
        </p>
      )}
    </section>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <bdi>{value === '' ? '—' : value}</bdi>
      </dd>
    </div>
  )
}
