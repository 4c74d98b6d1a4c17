import { useRef } from 'react'
import { ArrowDown } from 'lucide-react'
import type { TicketView } from '../../../shared/ipc/views.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { useFocusHeir } from '../../ui/use-focus-heir.ts'
import { ActNote } from './act-note.tsx'
import { Conversation } from './conversation.tsx'
import { useReadingPlace } from './use-reading-place.ts'

interface ConversationPaneProps {
  view: TicketView
  onEditTicket: () => void
}

/** What is still on its way, always in view, and below it the conversation as it scrolls. */
export function ConversationPane({ view, onEditTicket }: ConversationPaneProps) {
  const pane = useRef<HTMLDivElement>(null)
  const { scroller, unseen, scrolled, toTheEnd } = useReadingPlace(view)
  useFocusHeir(pane, scroller)
  return (
    <div ref={pane} className="ticket-pane">
      {view.pending.length > 0 && (
        <div className="ticket-pending" role="group" aria-label={i18n.t('Not sent yet')}>
          {view.pending.map((act) => (
            <ActNote key={act.id} act={act} title={act.title} text={act.title} showsTitle />
          ))}
        </div>
      )}
      <div className="ticket-conversation">
        <div
          ref={scroller}
          className="ticket-scroll"
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must scroll by the keyboard too (WCAG 2.1.1)
          tabIndex={0}
          role="group"
          aria-label={i18n.t('What was said')}
          onScroll={scrolled}
        >
          <Conversation view={view} onEditTicket={onEditTicket} />
        </div>
        <div className="ticket-unseen" role="status">
          {unseen > 0 && (
            <Button size="small" variant="primary" icon={ArrowDown} onPress={toTheEnd}>
              {i18n.t('{unseen, plural, one {# new message} other {# new messages}}', { unseen })}
            </Button>
          )}
        </div>
      </div>
    </div>
  )
}
