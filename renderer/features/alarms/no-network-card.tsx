import { Trans } from '@lingui/react'
import { useCallback, useEffect, useState } from 'react'
import { PhoneCall, Printer } from 'lucide-react'
import type { CallListView, CriticalTicket } from '../../../shared/ipc/alarm-views.ts'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { i18n } from '../../texts/i18n.ts'
import { useClock } from '../../ui/clock.ts'
import { Button } from '../../ui/button.tsx'
import { listText } from '../../ui/list-text.ts'
import { PhoneList } from '../../ui/phone-list.tsx'
import type { PhoneEntry } from '../../ui/phones-to-call.ts'
import { Moment } from '../../ui/time.tsx'
import { pagedWords } from './alarm-words.ts'
import { useCallList } from './call-list-store.ts'
import './alarms.css'

/** What fits above the queue; the printed list has all. */
const mostTickets = 3
const mostPhones = 6

/** Without a network, with something mission critical: what was paged, and whom to call. Stands until one of the two is over. */
export function NoNetworkCard({ onOpenTicket }: { onOpenTicket: (ticketId: TicketId) => void }) {
  const list = useCallList((store) => store.list)
  const opened = useCallList((store) => store.opened)
  useEffect(() => opened(), [opened])
  if (list === null || list.tickets.length === 0) return null
  return <Card list={list} onOpenTicket={onOpenTicket} />
}

interface CardProps {
  list: CallListView
  onOpenTicket: (ticketId: TicketId) => void
}

function Card({ list, onOpenTicket }: CardProps) {
  const printAsked = useCallList((store) => store.printAsked)
  const [isShort, setShort] = useState(false)
  const count = list.tickets.length + list.ticketsLeftOut
  const more = count - mostTickets
  return (
    <section className="no-network" aria-labelledby="no-network-title">
      <header className="no-network-header">
        <PhoneCall size={18} aria-hidden />
        <div role="alert">
          <h2 id="no-network-title">
            {i18n.t('No network: call by hand, because this machine cannot page')}
          </h2>
          <p>
            {i18n.t(
              '{count, plural, one {One mission-critical ticket is} other {# mission-critical tickets are}} not settled.',
              { count },
            )}{' '}
            {list.heardAt === null ? (
              i18n.t('Last heard from the desk: never')
            ) : (
              <Trans id="Last heard from the desk: {time}" values={{ time: <Moment at={list.heardAt} /> }} />
            )}
          </p>
        </div>
        <Button size="small" icon={Printer} onPress={() => void printAsked()}>
          {i18n.t('Print the call list')}
        </Button>
        <Button size="small" aria-expanded={!isShort} onPress={() => setShort(!isShort)}>
          {isShort ? i18n.t('Show more') : i18n.t('Show less')}
        </Button>
      </header>
      {!isShort && (
        <div className="no-network-body">
          <ul className="no-network-tickets" aria-label={i18n.t('Mission-critical tickets')}>
            {list.tickets.slice(0, mostTickets).map((ticket) => (
              <Ticket key={ticket.ticketId} ticket={ticket} onOpenTicket={onOpenTicket} />
            ))}
            {more > 0 && (
              <li className="no-network-more">{i18n.t('and {more} more, on the printed list', { more })}</li>
            )}
          </ul>
          <Phones list={list} />
        </div>
      )}
    </section>
  )
}

function Ticket({ ticket, onOpenTicket }: { ticket: CriticalTicket; onOpenTicket: (id: TicketId) => void }) {
  const { ticketId, number, groupName, subject, paged } = ticket
  const words = useClock(useCallback((now: number) => pagedWords(paged, now), [paged]))
  const isSafe = paged.kind === 'held'
  return (
    <li className="no-network-ticket">
      <button type="button" onClick={() => onOpenTicket(ticketId)}>
        <span className="tabular">{number === null ? i18n.t('New') : `#${number}`}</span>{' '}
        <bdi>{groupName}</bdi>: <bdi>{subject}</bdi>
      </button>
      <p className={isSafe ? 'no-network-held' : 'no-network-unheld'}>
        <bdi>{words}</bdi>
      </p>
    </li>
  )
}

function Phones({ list }: { list: CallListView }) {
  const phones = phonesOf(list)
  const more = phones.length - mostPhones
  const silent = list.people.filter(({ phone, isOnDuty }) => isOnDuty && phone === '').map(({ name }) => name)
  return (
    <div>
      <PhoneList label={i18n.t('Call, whoever is on duty first:')} phones={phones.slice(0, mostPhones)} />
      {more > 0 && (
        <p className="no-network-more">{i18n.t('and {more} more, on the printed list', { more })}</p>
      )}
      {silent.length > 0 && (
        <p className="no-network-more">
          <Trans
            id="On duty, but no number is known here: {names}"
            values={{ names: <bdi>{listText(silent)}</bdi> }}
          />
        </p>
      )}
    </div>
  )
}

/** The people who can mend it, then the number that customers have. */
function phonesOf({ people, emergencyPhone }: CallListView): PhoneEntry[] {
  const entries = people.map(({ name, phone, isOnDuty }) => ({
    name: isOnDuty ? i18n.t('{name}, on duty', { name }) : name,
    phone,
  }))
  return [...entries, { name: i18n.t('Emergency number of this desk'), phone: emergencyPhone }].filter(
    ({ phone }) => phone !== '',
  )
}
