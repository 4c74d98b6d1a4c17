import { useEffect, useRef } from 'react'
import { PackageCheck } from 'lucide-react'
import type { OutboxEntry } from '../../../shared/ipc/act.ts'
import type { BatchId } from '../../../shared/ipc/bulk.ts'
import type { GroupId, PageId, TicketId } from '../../../shared/protocol/common.ts'
import { i18n } from '../../texts/i18n.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useFocusHeir } from '../../ui/use-focus-heir.ts'
import { AwayNote } from './away-note.tsx'
import { BatchItem } from './batch-item.tsx'
import { OutboxItem } from './outbox-item.tsx'
import { useOutbox } from './outbox-store.ts'
import { inLines, inSections } from './outbox-sections.ts'
import { SentList } from './sent-list.tsx'
import './outbox.css'

export interface OutboxPanelProps {
  onOpenTicket: (ticketId: TicketId) => void
  onOpenGroup: (groupId: GroupId) => void
  onOpenPage: (pageId: PageId) => void
  /** A message was taken back: its text stands in the ticket's composer. */
  onEditMessage: (ticketId: TicketId) => void
  /** A ticket was taken back: its text stands where tickets are filed. */
  onEditTicket: () => void
  /** All of it is taken back: what has not left never leaves, the rest is set back. */
  onUndoBatch: (batchId: BatchId) => void
}

/** Everything done on this workstation that is on its way, needs its author, or was sent of late. */
export function OutboxPanel(props: OutboxPanelProps) {
  const { entries, failure, opened, retried } = useOutbox()
  const title = useRef<HTMLHeadingElement>(null)
  const column = useRef<HTMLDivElement>(null)
  useEffect(() => opened(), [opened])
  useFocusHeir(column, title)
  return (
    <section className="outbox" aria-labelledby="outbox-title">
      <div ref={column} className="outbox-column">
        <header className="outbox-header">
          <h1 id="outbox-title" ref={title} tabIndex={-1}>
            {i18n.t('Outbox')}
          </h1>
          <p>{i18n.t('What you do is kept on this workstation at once and sent in order.')}</p>
        </header>
        <AwayNote />
        {failure !== null && <ErrorNote failure={failure} onRetry={() => void retried()} />}
        {entries === null && failure === null && <Skeleton lines={4} label={i18n.t('Reading the outbox')} />}
        {entries !== null && <Sections {...props} entries={entries} />}
      </div>
    </section>
  )
}

function Sections({ entries, ...props }: OutboxPanelProps & { entries: readonly OutboxEntry[] }) {
  const { needsYou, waiting, sent } = inSections(entries)
  return (
    <>
      {needsYou.length + waiting.length === 0 && (
        <EmptyState icon={PackageCheck} title={i18n.t('Nothing is waiting')}>
          {i18n.t(
            'Replies, notes and changes appear here until the desk has them, with or without a connection.',
          )}
        </EmptyState>
      )}
      <Section title={i18n.t('Needs you')} list={needsYou} entries={entries} {...props} />
      <Section title={i18n.t('On its way')} list={waiting} entries={entries} {...props} />
      {sent.length > 0 && <SentList sent={sent} {...props} />}
    </>
  )
}

interface SectionProps extends OutboxPanelProps {
  title: string
  list: readonly OutboxEntry[]
  entries: readonly OutboxEntry[]
}

function Section({ title, list, ...props }: SectionProps) {
  if (list.length === 0) return null
  return (
    <section className="outbox-section" aria-label={title}>
      <h2 className="outbox-section-title">
        {title} <span className="outbox-count tabular">{list.length}</span>
      </h2>
      <ul className="outbox-list">
        {inLines(list).map((line) =>
          line.kind === 'entry' ? (
            <OutboxItem key={line.entry.id} entry={line.entry} {...props} />
          ) : (
            <BatchItem key={line.batch.id} batch={line.batch} list={line.entries} {...props} />
          ),
        )}
      </ul>
    </section>
  )
}
