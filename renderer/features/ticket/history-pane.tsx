import { useEffect, useRef, type RefObject } from 'react'
import { Trans } from '@lingui/react'
import { ArrowLeft } from 'lucide-react'
import type { HistoryView } from '../../../shared/ipc/history-calls.ts'
import type { TicketView } from '../../../shared/ipc/views.ts'
import { useCommands } from '../../commands/use-commands.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Moment } from '../../ui/time.tsx'
import { HistoryEntry } from './history-entry.tsx'
import { HistoryReach } from './history-reach.tsx'
import { useHistory } from './history-store.ts'
import './history.css'

/** What was done with a ticket, in the place of what was said: the newest first, what has not been sent yet before it. */
export function HistoryPane({ view: { ticket, pending } }: { view: TicketView }) {
  const history = useHistory((store) => store.view)
  const { opened, closed } = useHistory.getState()
  const scroller = useRef<HTMLDivElement>(null)
  useEffect(() => opened(), [opened])
  useFocusWhileOpen(scroller)
  // Escape goes back before it closes the ticket.
  useCommands({ 'ticket.close': closed })
  const count = (history?.items.length ?? 0) + pending.length
  return (
    <section className="history" aria-label={i18n.t('History')}>
      <header className="history-top">
        <h3>{i18n.t('History')}</h3>
        <span className="history-count tabular" role="status">
          {history !== null && i18n.t('{count, plural, one {# entry} other {# entries}}', { count })}
        </span>
        <Button size="small" icon={ArrowLeft} command="ticket.history" onPress={closed}>
          {i18n.t('Conversation')}
        </Button>
      </header>
      <HistoryReach />
      <div className="ticket-conversation">
        <div
          ref={scroller}
          className="ticket-scroll"
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must scroll by the keyboard too (WCAG 2.1.1)
          tabIndex={0}
          role="group"
          aria-label={i18n.t('What was done')}
        >
          {history === null ? (
            <Skeleton lines={5} label={i18n.t('Reading the history')} />
          ) : (
            <ol className="history-list" aria-label={i18n.t('History, the newest first')}>
              {pending.map(({ id, title }) => (
                <li key={id} className="history-entry history-unsent">
                  <span className="history-when">{i18n.t('Not sent yet')}</span>
                  <bdi className="history-lines">{title}</bdi>
                </li>
              ))}
              {history.items.map((item) => (
                <HistoryEntry key={item.id} item={item} />
              ))}
            </ol>
          )}
          {history !== null && <Since history={history} createdAt={Date.parse(ticket.createdAt)} />}
        </div>
      </div>
    </section>
  )
}

/** Said where a ticket is older than the record of its changes. */
function Since({ history, createdAt }: { history: HistoryView; createdAt: number }) {
  const { recordedSince } = history
  if (recordedSince === null || recordedSince <= createdAt) return null
  return (
    <p className="history-since">
      <Trans
        id="Every change is recorded since {when}. What was before is told as far as the conversation tells it."
        values={{ when: <Moment at={recordedSince} /> }}
      />
    </p>
  )
}

/** The keyboard goes where it is read, and back to where it was unless it has left. */
function useFocusWhileOpen(place: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const before = document.activeElement
    place.current?.focus()
    return () => {
      if (document.activeElement !== document.body || !(before instanceof HTMLElement)) return
      before.focus()
    }
  }, [place])
}
