import { Button } from 'react-aria-components'
import type { EntryView } from '../../../shared/ipc/blocklist-views.ts'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { i18n } from '../../texts/i18n.ts'
import { numberWord } from '../../ui/record-words.ts'
import { Moment } from '../../ui/time.tsx'
import '../../ui/record-line.css'

/** Nobody reads on beyond these. */
const most = 100

interface HitListProps {
  hits: EntryView['hits']
  onOpenTicket: (ticketId: TicketId) => void
}

/** The pages a block withheld, the newest first, each with its ticket. */
export function HitList({ hits, onOpenTicket }: HitListProps) {
  return (
    <>
      <ul className="record-tickets" aria-label={i18n.t('Withheld pages')}>
        {hits.slice(0, most).map(({ at, ticketId, number, subject }) => (
          <li key={`${ticketId} ${at}`}>
            <Button className="record-ticket" onPress={() => onOpenTicket(ticketId)}>
              <span className="record-ticket-title">
                <span className="record-ticket-number tabular">{numberWord(number)}</span>
                <bdi className="one-line">{subject}</bdi>
              </span>
              <span className="record-ticket-detail">
                <Moment at={at} />
              </span>
            </Button>
          </li>
        ))}
      </ul>
      {hits.length > most && (
        <p className="record-more">
          {i18n.t('and {count, plural, one {# older one} other {# older ones}}', {
            count: hits.length - most,
          })}
        </p>
      )}
    </>
  )
}
