import { useEffect } from 'react'
import { SearchX } from 'lucide-react'
import type { GroupId, PageId, TicketId } from '../../../shared/protocol/common.ts'
import { i18n } from '../../texts/i18n.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { NotHereYet, useIsIncomplete } from '../../ui/sync-note.tsx'
import { LadderList } from './ladder-list.tsx'
import { PageHeader } from './page-header.tsx'
import { PageStanding } from './page-standing.tsx'
import { usePage } from './page-store.ts'

export interface PagePanelProps {
  pageId: PageId
  onOpenTicket: (ticketId: TicketId) => void
  /** To the blocks of a group whose page was withheld. */
  onOpenBlocks: (groupId: GroupId) => void
}

/** One page: what about, who has it, what can be done, and how far each message came. */
export function PagePanel({ pageId, onOpenTicket, onOpenBlocks }: PagePanelProps) {
  const { detail, isRead, failure, refused, opened, retried } = usePage()
  const isIncomplete = useIsIncomplete()
  useEffect(() => opened(pageId), [opened, pageId])

  if (detail === null)
    return (
      <div className="page-panel">
        {failure !== null && <ErrorNote failure={failure} onRetry={retried} />}
        {failure === null && !isRead && <Skeleton lines={6} label={i18n.t('Reading the page')} />}
        {failure === null && isRead && isIncomplete && (
          <NotHereYet title={i18n.t('This page is not here yet')} />
        )}
        {failure === null && isRead && !isIncomplete && (
          <EmptyState icon={SearchX} title={i18n.t('This page is gone')}>
            {i18n.t('The desk does not know it any more.')}
          </EmptyState>
        )}
      </div>
    )
  return (
    <article className="page-panel" aria-labelledby="page-name">
      <div className="page-column">
        <PageHeader detail={detail} onOpenTicket={onOpenTicket} />
        <PageStanding page={detail.page} onOpenBlocks={onOpenBlocks} />
        {refused !== null && <ErrorNote failure={refused} />}
        <LadderList detail={detail} />
      </div>
    </article>
  )
}
