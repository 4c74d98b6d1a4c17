import { Suspense, useEffect, useState } from 'react'
import { PanelLeftOpen } from 'lucide-react'
import type { BatchId } from '../shared/ipc/bulk.ts'
import type { Person } from '../shared/ipc/views.ts'
import { useQueue } from './features/queue/queue-store.ts'
import { QueueView } from './features/queue/queue-view.tsx'
import { LeftOutNote } from './features/views/left-out-note.tsx'
import { useViews } from './features/views/views-store.ts'
import { ViewsSidebar } from './features/views/views-sidebar.tsx'
import { useFrame } from './frame-store.ts'
import { pageOpened } from './page-opened.ts'
import { TicketView } from './rest.tsx'
import { i18n } from './texts/i18n.ts'
import { IconButton } from './ui/icon-button.tsx'
import { SplitView } from './ui/split-view.tsx'
import './queue-section.css'

/** Below this width the views lie over the queue while they are open, and a start keeps them closed; the same in views-sidebar.css. */
const narrow = '(max-width: 1160px)'

interface QueueSectionProps {
  person: Person
  onUndoBatch: (batchId: BatchId) => void
}

/** The queue between its views and the ticket that is open. */
export function QueueSection({ person, onUndoBatch }: QueueSectionProps) {
  const openTicketId = useFrame((state) => state.openTicketId)
  const queueShare = useFrame((state) => state.queueShare)
  const { ticketOpened, ticketClosed, newTicketAsked, queueShareChanged } = useFrame.getState()
  const shown = useQueue((state) => state.view)
  const { viewShown } = useQueue.getState()
  const views = useViewsShown()
  return (
    <div className="queue-section">
      {views.isShown && (
        <ViewsSidebar me={person.id} shown={shown} onOpen={viewShown} onClose={() => views.toggled(false)} />
      )}
      <SplitView
        share={queueShare}
        onShareChange={queueShareChanged}
        label={i18n.t('Width of the queue')}
        first={
          <QueueView
            personId={person.id}
            openTicketId={openTicketId}
            onOpenTicket={ticketOpened}
            onNewTicket={newTicketAsked}
            onUndoBatch={onUndoBatch}
            lead={
              !views.isShown && (
                <IconButton
                  label={i18n.t('Show the views')}
                  icon={PanelLeftOpen}
                  onPress={() => views.toggled(true)}
                />
              )
            }
            note={<LeftOutNote />}
          />
        }
        second={
          openTicketId === null ? null : (
            <Suspense>
              <TicketView
                personId={person.id}
                ticketId={openTicketId}
                onClose={ticketClosed}
                onOpenTicket={ticketOpened}
                onOpenPage={pageOpened}
                onEditTicket={newTicketAsked}
              />
            </Suspense>
          )
        }
      />
    </div>
  )
}

/** Where there is room they stand as this workstation remembers it; where there is not, only for as long as they are asked for. */
function useViewsShown() {
  const showsViews = useFrame((state) => state.showsViews)
  const isNarrow = useIsNarrow()
  const [isOver, setOver] = useState(false)
  const { viewsToggled } = useFrame.getState()
  const isShown = isNarrow ? isOver : showsViews
  // Whoever opens one, by its key too, wants to see it.
  useEffect(() => useViews.subscribe(({ picked }, before) => picked !== before.picked && setOver(false)), [])
  return {
    isShown,
    toggled: (to: boolean) => {
      if (isNarrow) setOver(to)
      else if (to !== showsViews) viewsToggled()
    },
  }
}

function useIsNarrow(): boolean {
  const [isNarrow, setNarrow] = useState(() => globalThis.matchMedia(narrow).matches)
  useEffect(() => {
    const media = globalThis.matchMedia(narrow)
    const listen = () => setNarrow(media.matches)
    media.addEventListener('change', listen)
    return () => media.removeEventListener('change', listen)
  }, [])
  return isNarrow
}
