import { Trans } from '@lingui/react'
import { Files } from 'lucide-react'
import { Button } from 'react-aria-components'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { i18n } from '../../texts/i18n.ts'
import { KeyCaps } from '../../ui/key-caps.tsx'
import { numberText } from '../../ui/number-text.ts'
import { StatusMark } from '../../ui/status-mark.tsx'
import { Age } from '../../ui/time.tsx'
import { UrgencyMark } from '../../ui/urgency-mark.tsx'
import { useNewTicket } from './new-ticket-store.ts'

/** What is open already for this caller or group: a second ticket for one trouble helps nobody. */
export function SimilarTickets({ onOpenTicket }: { onOpenTicket: (ticketId: TicketId) => void }) {
  const similar = useNewTicket((store) => store.similar)
  return (
    <aside className="similar" aria-labelledby="similar-title">
      <h3 id="similar-title">
        {i18n.t('Open already')} <span className="similar-count">{numberText(similar.length)}</span>
      </h3>
      <p className="visually-hidden" role="status">
        {similar.length === 0
          ? ''
          : i18n.t('{count, plural, one {# open ticket} other {# open tickets}} of this caller or group', {
              count: similar.length,
            })}
      </p>
      {similar.length === 0 ? (
        <p className="similar-none">
          <Files size={16} aria-hidden /> {i18n.t('Open tickets of the caller or group appear here.')}
        </p>
      ) : (
        <>
          <p className="similar-hint">
            <Trans
              id="{keys} opens the newest instead"
              values={{ keys: <KeyCaps command="form.newest" /> }}
            />
          </p>
          <ul>
            {similar.map((row) => (
              <li key={row.id}>
                <Button className="similar-ticket" onPress={() => onOpenTicket(row.id)}>
                  <span className="similar-line">
                    <span className="similar-number">
                      {row.number === null ? i18n.t('number follows') : `#${row.number}`}
                    </span>
                    <UrgencyMark urgency={row.urgency} showWord="short" />
                    <span className="similar-age">
                      <Age at={row.createdAt} />
                    </span>
                  </span>
                  <bdi className="similar-subject">{row.subject}</bdi>
                  <span className="similar-line similar-quiet">
                    <StatusMark status={row.status} />
                    <bdi className="one-line">{row.requesterName}</bdi>
                  </span>
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </aside>
  )
}
