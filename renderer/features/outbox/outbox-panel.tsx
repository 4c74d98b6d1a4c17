import { useEffect, useState } from 'react'
import { PackageCheck } from 'lucide-react'
import type { OutboxEntry } from '../../../shared/ipc/act.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { DiscardDialog } from './discard-dialog.tsx'
import { OutboxItem } from './outbox-item.tsx'
import { useOutbox } from './outbox-store.ts'
import { inReadingOrder, isHeldBack, type Choice } from './outbox-words.ts'
import './outbox.css'

/** Everything done on this workstation that is on its way, needs its author, or was sent of late. */
export function OutboxPanel() {
  const { entries, failure, opened, retried, decided } = useOutbox()
  const [discarding, setDiscarding] = useState<OutboxEntry | null>(null)
  useEffect(() => opened(), [opened])

  const chosen = (entry: OutboxEntry, { decision }: Choice) => {
    if (decision === 'discard') setDiscarding(entry)
    else void decided(entry.id, decision)
  }

  return (
    <section className="outbox" aria-labelledby="outbox-title">
      <div className="outbox-column">
        <header className="outbox-header">
          <h1 id="outbox-title">Outbox</h1>
          <p>
            What you do is kept on this workstation at once and sent in order. Sent acts stay listed for 30
            days.
          </p>
        </header>
        {failure !== null && <ErrorNote failure={failure} onRetry={() => void retried()} />}
        {entries === null && failure === null && <Skeleton lines={4} label="Reading the outbox" />}
        {entries?.length === 0 && (
          <EmptyState icon={PackageCheck} title="Nothing is waiting">
            Replies, notes and changes appear here until the service has them, with or without a connection.
          </EmptyState>
        )}
        {entries !== null && entries.length > 0 && (
          <ul className="outbox-list" aria-label="Acts, those that need you first">
            {inReadingOrder(entries).map((entry) => (
              <OutboxItem
                key={entry.id}
                entry={entry}
                isHeld={isHeldBack(entries, entry)}
                onChoose={(choice) => chosen(entry, choice)}
              />
            ))}
          </ul>
        )}
      </div>
      {discarding !== null && entries !== null && (
        <DiscardDialog
          entry={discarding}
          entries={entries}
          onKeep={() => setDiscarding(null)}
          onDiscard={() => {
            setDiscarding(null)
            void decided(discarding.id, 'discard')
          }}
        />
      )}
    </section>
  )
}
