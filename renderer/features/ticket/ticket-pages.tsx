import { BellOff, BellRing } from 'lucide-react'
import type { PageView } from '../../../shared/ipc/triage-views.ts'
import { Moment } from '../../ui/time.tsx'
import { pageKindWords, pageStateWords } from './page-words.ts'
import { UnsentWords } from './unsent-words.tsx'
import './ticket-marks.css'

/** Who was woken for the ticket, or was not: one line each, the newest first. */
export function TicketPages({ pages }: { pages: readonly PageView[] }) {
  if (pages.length === 0) return null
  return (
    <ul className="ticket-marks" aria-label="Pages">
      {pages.map((page) => (
        <PageLine key={page.id} page={page} />
      ))}
    </ul>
  )
}

function PageLine({ page }: { page: PageView }) {
  const isSilent = page.state === null || page.state === 'withheld' || page.state === 'failed'
  const Icon = isSilent ? BellOff : BellRing
  return (
    <li className={`ticket-mark ${isSilent ? 'ticket-mark-red' : ''}`}>
      <Icon size={13} aria-hidden />
      <span className="ticket-mark-words">
        <bdi className="ticket-mark-title">{pageKindWords(page)}</bdi>, <Moment at={page.beganAt} />:{' '}
        <span className="ticket-mark-state">{pageStateWords(page.state)}</span>
        {page.tickets > 1 && `, ${page.tickets} tickets`}
        {page.text !== '' && <bdi className="ticket-mark-text"> “{page.text}”</bdi>}
        <UnsentWords act={page.act} />
      </span>
    </li>
  )
}
