import { Trans } from '@lingui/react'
import { Link2 } from 'lucide-react'
import type { LinkView } from '../../../shared/ipc/views.ts'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { relationNames, statusWords } from '../../ui/rule-names.ts'
import { Moment } from '../../ui/time.tsx'
import { useTicket } from './ticket-store.ts'
import './ticket-marks.css'

interface LinkListProps {
  ticketId: TicketId
  links: readonly LinkView[]
  onOpenTicket: (ticketId: TicketId) => void
}

/** The tickets that this one is linked with, how, and by whom. */
export function LinkList({ ticketId, links, onOpenTicket }: LinkListProps) {
  if (links.length === 0) return null
  return (
    <ul className="ticket-marks" aria-label={i18n.t('Linked tickets')}>
      {links.map((link) => (
        <LinkLine key={link.ticketId} link={link} ticketId={ticketId} onOpenTicket={onOpenTicket} />
      ))}
    </ul>
  )
}

function LinkLine({ link, ticketId, onOpenTicket }: { link: LinkView } & Omit<LinkListProps, 'links'>) {
  const { other, relation, by, at } = link
  const name = other === null ? i18n.t('a ticket that is not here yet') : nameOf(other)
  const said = { person: <bdi>{by.name}</bdi>, when: <Moment at={at} /> }
  return (
    <li className="ticket-mark">
      <Link2 size={13} aria-hidden />
      <span className="ticket-mark-words">
        {relationNames[relation]}{' '}
        {other === null ? (
          <Trans id="{ticket}, by {person}, {when}" values={{ ticket: name, ...said }} />
        ) : (
          <Trans
            id="{ticket} ({status}), by {person}, {when}"
            values={{
              ticket: (
                <button
                  type="button"
                  className="ticket-mark-link"
                  onClick={() => onOpenTicket(link.ticketId)}
                >
                  <bdi>{name}</bdi>
                </button>
              ),
              status:
                other.mergedInto === undefined
                  ? statusWords[other.status]
                  : i18n.t('merged into {name}', { name: other.mergedInto }),
              ...said,
            }}
          />
        )}
      </span>
      <Button
        size="small"
        variant="quiet"
        aria-label={i18n.t('Unlink {name}', { name })}
        onPress={() => useTicket.getState().linked(ticketId, link.ticketId, null)}
      >
        {i18n.t('Unlink')}
      </Button>
    </li>
  )
}

function nameOf({ number, subject }: NonNullable<LinkView['other']>): string {
  return number === null ? subject : `#${number} ${subject}`
}
