import { Trans } from '@lingui/react'
import { useEffect } from 'react'
import { BellOff, HeartCrack, Printer } from 'lucide-react'
import type { TroubledPage } from '../../../shared/ipc/alarm-views.ts'
import type { PageId, TicketId } from '../../../shared/protocol/common.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Moment } from '../../ui/time.tsx'
import { troubledName } from './alarm-words.ts'
import { useAlarms } from './alarms-store.ts'
import { useCallList } from './call-list-store.ts'
import './alarms.css'

/** So many pages are told one by one: the rest of the screen is needed too. */
const mostTold = 2

interface PagingAlarmsProps {
  onOpenTicket: (ticketId: TicketId) => void
  /** Of a page about no ticket. */
  onOpenPage: (pageId: PageId) => void
}

/** Over everything, for as long as it is so: people are not woken who should be. */
export function PagingAlarms({ onOpenTicket, onOpenPage }: PagingAlarmsProps) {
  const alarms = useAlarms((store) => store.alarms)
  const opened = useAlarms((store) => store.opened)
  useEffect(() => opened(), [opened])
  if (alarms === null) return null
  const { pagerSilent, troubled } = alarms
  const more = troubled.length - mostTold
  return (
    <>
      {pagerSilent !== null && <SilentPager since={pagerSilent.since} />}
      {troubled.slice(0, mostTold).map((page) => (
        <Troubled key={page.pageId} page={page} onOpenTicket={onOpenTicket} onOpenPage={onOpenPage} />
      ))}
      {more > 0 && (
        <div className="paging-alarm" role="alert">
          <BellOff size={16} aria-hidden />
          <p>
            <strong>
              {i18n.t('{more, plural, one {One more page reaches} other {# more pages reach}} nobody.', {
                more,
              })}
            </strong>
          </p>
        </div>
      )}
    </>
  )
}

function SilentPager({ since }: { since: number | null }) {
  const printAsked = useCallList((store) => store.printAsked)
  return (
    <div className="paging-alarm" role="alert">
      <HeartCrack size={16} aria-hidden />
      <p>
        <strong>
          {since === null ? (
            i18n.t('The pager of this desk has never run.')
          ) : (
            <Trans
              id="The pager of this desk gives no sign of life since {time}."
              values={{ time: <Moment at={since} /> }}
            />
          )}
        </strong>{' '}
        {i18n.t('Nobody is woken by anything. Call who is on duty, and tell whoever runs the desk service.')}
      </p>
      <Button size="small" icon={Printer} onPress={() => void printAsked()}>
        {i18n.t('Print the call list')}
      </Button>
    </div>
  )
}

interface TroubledProps extends PagingAlarmsProps {
  page: TroubledPage
}

function Troubled({ page, onOpenTicket, onOpenPage }: TroubledProps) {
  const { pageId, ticket, trouble, beganAt } = page
  return (
    <div className="paging-alarm" role="alert">
      <BellOff size={16} aria-hidden />
      <p>
        <Trans
          id="<0>{name} wakes nobody</0> (since {time}): {trouble}"
          values={{
            name: <bdi>{troubledName(page)}</bdi>,
            time: <Moment at={beganAt} />,
            trouble: <bdi>{trouble}</bdi>,
          }}
          components={{ 0: <strong /> }}
        />
      </p>
      {ticket === null ? (
        <Button size="small" onPress={() => onOpenPage(pageId)}>
          {i18n.t('Open the page')}
        </Button>
      ) : (
        <Button size="small" onPress={() => onOpenTicket(ticket.ticketId)}>
          {i18n.t('Open the ticket')}
        </Button>
      )}
    </div>
  )
}
