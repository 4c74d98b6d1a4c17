import { useEffect, useRef, type ReactNode, type RefObject } from 'react'
import { Inbox, SearchX } from 'lucide-react'
import type { BatchId } from '../../../shared/ipc/bulk.ts'
import type { StaffId, TicketId } from '../../../shared/protocol/common.ts'
import { useCommands } from '../../commands/use-commands.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { NotHereYet, SyncNote, useIsIncomplete } from '../../ui/sync-note.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { BulkResults } from './bulk-results.tsx'
import { CountTold } from './count-told.tsx'
import { FilterLine } from './filter-line.tsx'
import { PrintedQueue } from './printed-queue.tsx'
import { usePrintedQueue } from './printed-queue-store.ts'
import { QueueGrid, type QueueGridProps } from './queue-grid.tsx'
import { useQueue } from './queue-store.ts'
import { SearchLine } from './search-line.tsx'
import { UrgencyBar } from './urgency-bar.tsx'
import { useOpeningKeys } from './use-opening-keys.ts'
import { useMarkedHits } from './use-marked-hits.ts'
import { useMarkKeys } from './use-bulk-keys.ts'
import { useMarksInView } from './use-marks-in-view.ts'
import { useQueueKeys } from './use-queue-keys.ts'
import { cleared, isFiltered, widened } from './view-changes.ts'
import './queue-view.css'

export interface QueueViewProps {
  personId: StaffId
  /** The ticket shown beside the queue; while there is one, it follows the selection. */
  openTicketId: TicketId | null
  onOpenTicket: (id: TicketId) => void
  onNewTicket: () => void
  onUndoBatch: (batchId: BatchId) => void
  /** Before the urgencies, such as what brings the views back. */
  lead?: ReactNode
  /** Above the rows. */
  note?: ReactNode
}

/** The queue: filters above, tickets below. */
export function QueueView(props: QueueViewProps) {
  const { personId, openTicketId, onOpenTicket, onNewTicket, onUndoBatch, lead, note } = props
  const opened = useQueue((state) => state.opened)
  const searchRef = useRef<HTMLInputElement>(null)
  const gridRef = useRef<HTMLDivElement>(null)
  const areaRef = useRef<HTMLElement>(null)
  useEffect(() => opened(), [opened])
  useFollowSelection(openTicketId, onOpenTicket)
  useFocusAfterTicket(openTicketId !== null, gridRef)
  useOpeningKeys(openTicketId !== null, onOpenTicket)
  useMarkedHits(areaRef)
  useMarksInView()
  useQueueKeys({
    onOpenTicket,
    onSearch: () => {
      searchRef.current?.focus()
      searchRef.current?.select()
    },
    onMovedFromButton: () => gridRef.current?.focus({ preventScroll: true }),
  })
  useMarkKeys()
  useCommands({ 'queue.print': () => void usePrintedQueue.getState().printAsked() })
  return (
    <section ref={areaRef} className="queue" aria-label={i18n.t('Queue')}>
      <h1 className="visually-hidden">{i18n.t('Queue')}</h1>
      <header className="queue-filters">
        <div className="queue-lead">
          {lead}
          <UrgencyBar />
        </div>
        <FilterLine searchRef={searchRef} personId={personId} />
        <SearchLine />
        <CountTold />
      </header>
      {note}
      <QueueContent gridRef={gridRef} onOpenTicket={onOpenTicket} onNewTicket={onNewTicket} />
      <BulkResults onOpenTicket={onOpenTicket} onUndoBatch={onUndoBatch} />
      <BulkBar personId={personId} />
      <PrintedQueue />
    </section>
  )
}

type QueueContentProps = Pick<QueueGridProps, 'gridRef'> &
  Pick<QueueViewProps, 'onOpenTicket' | 'onNewTicket'>

function QueueContent({ gridRef, onOpenTicket, onNewTicket }: QueueContentProps) {
  const failure = useQueue((state) => state.failure)
  const total = useQueue((state) => state.window?.total ?? null)
  const isIncomplete = useIsIncomplete()
  const filtered = useQueue((state) => isFiltered(state.view))
  const hidden = useQueue((state) => state.counts?.hidden ?? 0)
  const { retried, viewChanged } = useQueue.getState()
  const note = failure && (
    <div className="queue-failure">
      <ErrorNote failure={failure} onRetry={retried} />
    </div>
  )
  if (total === null) return note ?? <Skeleton lines={12} label={i18n.t('Loading tickets')} />
  if (total > 0) {
    return (
      <>
        {note}
        <SyncNote />
        <QueueGrid gridRef={gridRef} onOpen={onOpenTicket} />
      </>
    )
  }
  return (
    <>
      {note}
      {isIncomplete ? (
        <NotHereYet
          title={filtered ? i18n.t('No ticket matches so far') : i18n.t('No ticket here yet')}
          action={filtered && <Button onPress={() => viewChanged(cleared)}>{i18n.t('Clear filters')}</Button>}
        />
      ) : filtered ? (
        <EmptyState
          icon={SearchX}
          title={i18n.t('No ticket matches')}
          action={
            <>
              {hidden > 0 && (
                <Button variant="primary" onPress={() => viewChanged(widened)}>
                  {i18n.t('Search outside the filters')}
                </Button>
              )}
              <Button onPress={() => viewChanged(cleared)}>{i18n.t('Clear filters')}</Button>
            </>
          }
        >
          {i18n.t('No ticket in this desk fits all of the filters.')}
        </EmptyState>
      ) : (
        <EmptyState
          icon={Inbox}
          title={i18n.t('Nothing waits')}
          action={
            <>
              <Button onPress={() => viewChanged((view) => ({ ...view, statuses: [] }))}>
                {i18n.t('Show resolved and closed')}
              </Button>
              <Button variant="primary" command="desk.new-ticket" onPress={onNewTicket}>
                {i18n.t('New ticket')}
              </Button>
            </>
          }
        >
          {i18n.t('There is no new, open or pending ticket. What customers file appears here by itself.')}
        </EmptyState>
      )}
    </>
  )
}

/** Beside an open ticket, moving in the queue turns the pages: the ticket follows the selection. */
function useFollowSelection(openTicketId: TicketId | null, onOpenTicket: (id: TicketId) => void): void {
  const isOpen = openTicketId !== null
  useEffect(() => {
    if (openTicketId !== null) useQueue.getState().ticketShown(openTicketId)
  }, [openTicketId])
  useEffect(() => {
    if (!isOpen) return undefined
    return useQueue.subscribe(({ selection }, before) => {
      if (selection?.id != null && selection.id !== before.selection?.id) onOpenTicket(selection.id)
    })
  }, [isOpen, onOpenTicket])
}

/** Who was in the ticket when it closed goes on in the rows: browsers let the focus fall back to the page without a word. */
function useFocusAfterTicket(isOpen: boolean, gridRef: RefObject<HTMLElement | null>): void {
  const wasOpen = useRef(isOpen)
  useEffect(() => {
    const isClosed = wasOpen.current && !isOpen
    wasOpen.current = isOpen
    if (isClosed && document.activeElement === document.body) gridRef.current?.focus({ preventScroll: true })
  }, [isOpen, gridRef])
}
