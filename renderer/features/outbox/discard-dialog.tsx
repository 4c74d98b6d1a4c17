import type { OutboxEntry } from '../../../shared/ipc/act.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { PlainText } from '../../ui/plain-text.tsx'
import { actText, entriesBehind } from './outbox-words.ts'

interface DiscardDialogProps {
  entry: OutboxEntry
  entries: readonly OutboxEntry[]
  onKeep: () => void
  onDiscard: () => void
}

/** Asks before something that was done is undone, and names what stands behind it. */
export function DiscardDialog({ entry, entries, onKeep, onDiscard }: DiscardDialogProps) {
  const behind = entriesBehind(entries, entry)
  return (
    <Dialog
      title="Discard this act?"
      isOpen
      isAlert
      size="small"
      onClose={onKeep}
      footer={
        <>
          <Button onPress={onKeep} autoFocus>
            Keep it
          </Button>
          <Button variant="danger" onPress={onDiscard}>
            Discard
          </Button>
        </>
      }
    >
      <p>
        <bdi>{entry.title}</bdi> will not reach the service. The text is gone afterwards; copy it now if you
        need it.
      </p>
      <div className="outbox-text outbox-text-whole">
        <PlainText>{actText(entry.act)}</PlainText>
      </div>
      {behind.length > 0 && (
        <>
          <p>
            {behind.length === 1 ? 'One act stands behind it:' : `${behind.length} acts stand behind it:`}
          </p>
          <ul className="outbox-behind">
            {behind.map(({ id, title }) => (
              <li key={id}>
                <bdi>{title}</bdi>
              </li>
            ))}
          </ul>
          <p>
            {entry.act.kind === 'file-ticket' || entry.act.kind === 'create-group'
              ? 'Without it they have nothing to act on, and will need you.'
              : 'They go on without it.'}
          </p>
        </>
      )}
    </Dialog>
  )
}
