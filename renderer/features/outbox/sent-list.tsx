import { Trans } from '@lingui/react'
import { CircleCheck, Layers } from 'lucide-react'
import type { OutboxEntry } from '../../../shared/ipc/act.ts'
import { i18n } from '../../texts/i18n.ts'
import { batchWords } from '../../ui/batch-words.ts'
import { Moment } from '../../ui/time.tsx'
import type { OutboxPanelProps } from './outbox-panel.tsx'
import { PlaceTitle } from './place-title.tsx'
import { inLines } from './outbox-sections.ts'
import { actDetail } from './outbox-words.ts'

interface SentListProps extends OutboxPanelProps {
  sent: readonly OutboxEntry[]
}

/** What the desk has: one quiet line each. */
export function SentList({ sent, ...places }: SentListProps) {
  return (
    <section className="outbox-section" aria-label={i18n.t('Sent')}>
      <h2 className="outbox-section-title">
        <Trans id="Sent <0>in the last 30 days</0>" components={{ 0: <span className="outbox-quiet" /> }} />
      </h2>
      <ul className="outbox-sent-list">
        {inLines(sent).map((line) =>
          line.kind === 'batch' ? (
            <li key={line.batch.id} className="outbox-sent-item">
              <Layers size={14} className="outbox-sent-icon" aria-hidden />
              <span className="outbox-title">{line.batch.title}</span>
              <span className="outbox-sent-text one-line tabular">{batchWords(line.batch)}</span>
              <span className="outbox-quiet">
                <Moment at={line.batch.madeAt} />
              </span>
            </li>
          ) : (
            <SentItem key={line.entry.id} entry={line.entry} {...places} />
          ),
        )}
      </ul>
    </section>
  )
}

function SentItem({ entry, ...places }: OutboxPanelProps & { entry: OutboxEntry }) {
  return (
    <li className="outbox-sent-item">
      <CircleCheck size={14} className="outbox-sent-icon" aria-hidden />
      <PlaceTitle entry={entry} {...places} />
      <bdi className="outbox-sent-text one-line">{firstLine(actDetail(entry.act, entry.names))}</bdi>
      <span className="outbox-quiet">{entry.state.kind === 'sent' && <Moment at={entry.state.at} />}</span>
    </li>
  )
}

function firstLine(text: string): string {
  return text.slice(0, 300).split('\n', 1)[0] ?? ''
}
