import { useId, useState } from 'react'
import { ChevronDown, ChevronRight, Layers } from 'lucide-react'
import type { OutboxEntry } from '../../../shared/ipc/act.ts'
import type { BatchSummary } from '../../../shared/ipc/bulk.ts'
import { i18n } from '../../texts/i18n.ts'
import { agoText } from '../../ui/age-text.ts'
import { batchWords } from '../../ui/batch-words.ts'
import { Button } from '../../ui/button.tsx'
import { DiscardManyDialog } from '../../ui/discard-many-dialog.tsx'
import { Age } from '../../ui/time.tsx'
import { OutboxItem } from './outbox-item.tsx'
import type { OutboxPanelProps } from './outbox-panel.tsx'
import { useOutbox } from './outbox-store.ts'

interface BatchItemProps extends OutboxPanelProps {
  batch: BatchSummary
  /** Those of its acts that stand in this section. */
  list: readonly OutboxEntry[]
  entries: readonly OutboxEntry[]
}

/** So few are decided one by one: why they need their author is said without a press. */
const openUpTo = 3

/** What was done with one press, as one line that opens into its tickets. */
export function BatchItem({ batch, list, ...props }: BatchItemProps) {
  const [picked, setOpen] = useState<boolean | null>(null)
  const { batchDecided } = useOutbox.getState()
  const id = useId()
  const [isDiscardAsked, setDiscardAsked] = useState(false)
  const needing = list.filter(({ state }) => state.kind === 'needs-you').length
  const needsYou = needing > 0
  const isOpen = picked ?? (needsYou && needing <= openUpTo)
  // A conflict is decided field by field: sent again as it is, it would be one once more.
  const isWorthRetry = list.some(({ conflicts }) => conflicts.length === 0)
  return (
    <li className={needsYou ? 'outbox-batch outbox-needs-you' : 'outbox-batch'}>
      <div className="outbox-item">
        <Layers size={16} className="outbox-icon" aria-hidden />
        <div className="outbox-words">
          <div className="outbox-line">
            <button
              type="button"
              className="outbox-title outbox-place"
              aria-expanded={isOpen}
              aria-controls={isOpen ? id : undefined}
              onClick={() => setOpen(!isOpen)}
            >
              {isOpen ? <ChevronDown size={14} aria-hidden /> : <ChevronRight size={14} aria-hidden />}
              <span className="outbox-what one-line">{batch.title}</span>
            </button>
            <span className="outbox-age">
              <Age at={batch.madeAt} said={agoText} />
            </span>
          </div>
          <p className="outbox-state tabular">{batchWords(batch)}</p>
          {!needsYou && !batch.isUndo && (
            <div className="outbox-choices" role="group" aria-label={batch.title}>
              <Button size="small" onPress={() => props.onUndoBatch(batch.id)}>
                {i18n.t('Undo')}
              </Button>
            </div>
          )}
          {needing > 1 && (
            <div className="outbox-choices" role="group" aria-label={batch.title}>
              {isWorthRetry && (
                <Button size="small" onPress={() => void batchDecided(batch.id, 'retry')}>
                  {i18n.t('Retry all')}
                </Button>
              )}
              <Button size="small" variant="quiet" onPress={() => setDiscardAsked(true)}>
                {i18n.t('Discard all')}
              </Button>
            </div>
          )}
        </div>
      </div>
      {isDiscardAsked && (
        <DiscardManyDialog
          title={batch.title}
          count={needing}
          onKeep={() => setDiscardAsked(false)}
          onDiscard={() => {
            setDiscardAsked(false)
            void batchDecided(batch.id, 'discard')
          }}
        />
      )}
      {isOpen && (
        <ul id={id} className="outbox-batch-list" aria-label={batch.title}>
          {list.map((entry) => (
            <OutboxItem key={entry.id} entry={entry} {...props} />
          ))}
        </ul>
      )}
    </li>
  )
}
