import { CircleCheck } from 'lucide-react'
import type { OutboxEntry } from '../../../shared/ipc/act.ts'
import { Moment } from '../../ui/time.tsx'
import type { OutboxPanelProps } from './outbox-panel.tsx'
import { PlaceTitle } from './place-title.tsx'
import { actDetail } from './outbox-words.ts'

interface SentListProps extends OutboxPanelProps {
  sent: readonly OutboxEntry[]
}

/** What the desk has: one quiet line each. */
export function SentList({ sent, ...places }: SentListProps) {
  return (
    <section className="outbox-section" aria-label="Sent">
      <h2 className="outbox-section-title">
        Sent <span className="outbox-quiet">in the last 30 days</span>
      </h2>
      <ul className="outbox-sent-list">
        {sent.map((entry) => (
          <li key={entry.id} className="outbox-sent-item">
            <CircleCheck size={14} className="outbox-sent-icon" aria-hidden />
            <PlaceTitle entry={entry} {...places} />
            <bdi className="outbox-sent-text one-line">{firstLine(actDetail(entry.act, entry.names))}</bdi>
            <span className="outbox-quiet">
              {entry.state.kind === 'sent' && <Moment at={entry.state.at} />}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function firstLine(text: string): string {
  return text.slice(0, 300).split('\n', 1)[0] ?? ''
}
