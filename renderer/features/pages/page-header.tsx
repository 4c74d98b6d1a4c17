import { Trans } from '@lingui/react'
import type { PageDetail } from '../../../shared/ipc/page-views.ts'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { i18n } from '../../texts/i18n.ts'
import { Moment } from '../../ui/time.tsx'
import { pageKindWords } from '../../ui/page-words.ts'
import { pageTitle } from './page-title.ts'

interface PageHeaderProps {
  detail: PageDetail
  onOpenTicket: (ticketId: TicketId) => void
}

/** What a page is about: its tickets, its words, and when it began. */
export function PageHeader({ detail: { page, tickets, askedFor }, onOpenTicket }: PageHeaderProps) {
  const [title, kind] = [pageTitle(page), pageKindWords(page)]
  const began = <Moment at={page.beganAt} />
  return (
    <header className="page-header">
      <h2 id="page-name">
        <bdi>{title}</bdi>
      </h2>
      <p className="page-muted">
        {title === kind ? (
          <Trans id="Began {when}" values={{ when: began }} />
        ) : (
          <Trans id="{kind}, began {when}" values={{ kind, when: began }} />
        )}
        {page.round > 1 && `, ${i18n.t('gone round {round} times', { round: page.round })}`}
        {askedFor.length > 0 && (
          <>
            , <Trans id="only to {names}" values={{ names: <bdi>{askedFor.join(', ')}</bdi> }} />
          </>
        )}
      </p>
      {page.text !== '' && (
        <p className="page-text">
          <bdi>“{page.text}”</bdi>
        </p>
      )}
      {tickets.length > 0 && (
        <ul className="page-tickets" aria-label={i18n.t('Tickets of this page')}>
          {tickets.map(({ ticketId, number, subject }) => (
            <li key={ticketId}>
              <button type="button" className="page-ticket" onClick={() => onOpenTicket(ticketId)}>
                <span className="tabular">{number === null ? i18n.t('No number yet') : `#${number}`}</span>{' '}
                <bdi className="one-line">{subject}</bdi>
              </button>
            </li>
          ))}
        </ul>
      )}
    </header>
  )
}
