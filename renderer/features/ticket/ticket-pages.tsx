import { BellOff, BellRing } from 'lucide-react'
import type { PageView } from '../../../shared/ipc/page-views.ts'
import type { PageId } from '../../../shared/protocol/common.ts'
import { i18n } from '../../texts/i18n.ts'
import { isUnheld, wokeNobody, pageKindWords, pageStateWords } from '../../ui/page-words.ts'
import { Moment } from '../../ui/time.tsx'
import { UnsentWords } from './unsent-words.tsx'
import './ticket-marks.css'

interface TicketPagesProps {
  pages: readonly PageView[]
  onOpenPage: (pageId: PageId) => void
}

/** Who was woken for the ticket, or was not: one line each, the newest first; a press shows the whole page. */
export function TicketPages({ pages, onOpenPage }: TicketPagesProps) {
  if (pages.length === 0) return null
  return (
    <ul className="ticket-marks" aria-label={i18n.t('Pages')}>
      {pages.map((page) => (
        <PageLine key={page.id} page={page} onOpenPage={onOpenPage} />
      ))}
    </ul>
  )
}

function PageLine({ page, onOpenPage }: { page: PageView; onOpenPage: (pageId: PageId) => void }) {
  const isRed = wokeNobody(page) || isUnheld(page) || page.trouble !== ''
  const Icon = wokeNobody(page) ? BellOff : BellRing
  return (
    <li className={`ticket-mark ${isRed ? 'ticket-mark-red' : ''}`}>
      <Icon size={13} aria-hidden />
      <span className="ticket-mark-words">
        <button type="button" className="ticket-mark-link" onClick={() => onOpenPage(page.id)}>
          <bdi>{pageKindWords(page)}</bdi>
        </button>
        , <Moment at={page.beganAt} />: <bdi className="ticket-mark-state">{pageStateWords(page)}</bdi>
        {page.trouble !== '' && <bdi className="ticket-mark-state">. {page.trouble}</bdi>}
        {page.tickets > 1 &&
          `, ${i18n.t('{count, plural, one {# ticket} other {# tickets}}', { count: page.tickets })}`}
        {page.text !== '' && <bdi className="ticket-mark-text"> “{page.text}”</bdi>}
        <UnsentWords act={page.act} />
        {page.laid.map(({ id, kind, state }) => (
          <span key={id}>
            {kind === 'acknowledge' && ` ${i18n.t('acknowledged here only')}`}
            <UnsentWords act={{ id, state }} />
          </span>
        ))}
      </span>
    </li>
  )
}
