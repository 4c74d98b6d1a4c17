import { ArrowDown } from 'lucide-react'
import type { TicketView } from '../../../shared/ipc/views.ts'
import { Button } from '../../ui/button.tsx'
import { ActNote } from './act-note.tsx'
import { Conversation } from './conversation.tsx'
import { useReadingPlace } from './use-reading-place.ts'

/** The conversation as it scrolls, with what arrived below while somebody reads further up. */
export function ConversationPane({ view }: { view: TicketView }) {
  const { scroller, unseen, scrolled, toTheEnd } = useReadingPlace(view)
  return (
    <div className="ticket-conversation">
      <div
        ref={scroller}
        className="ticket-scroll"
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must scroll by the keyboard too (WCAG 2.1.1)
        tabIndex={0}
        role="group"
        aria-label="What was said"
        onScroll={scrolled}
      >
        {view.pending.length > 0 && (
          <div className="ticket-pending">
            {view.pending.map((act) => (
              <ActNote key={act.id} act={act} title={act.title} />
            ))}
          </div>
        )}
        <Conversation view={view} />
      </div>
      <div className="ticket-unseen" role="status">
        {unseen > 0 && (
          <Button size="small" variant="primary" icon={ArrowDown} onPress={toTheEnd}>
            {unseen === 1 ? '1 new message' : `${unseen} new messages`}
          </Button>
        )}
      </div>
    </div>
  )
}
