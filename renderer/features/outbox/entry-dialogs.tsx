import type { Decision, OutboxEntry } from '../../../shared/ipc/act.ts'
import { DiscardDialog } from '../../ui/discard-dialog.tsx'
import { WakeDialog } from '../../ui/wake-dialog.tsx'
import { useOutbox } from './outbox-store.ts'
import { actText, entriesBehind } from './outbox-words.ts'

/** What is asked once more before it is carried out. */
export type Question = { kind: 'discard' } | { kind: 'wake'; decision: Decision }

interface EntryDialogsProps {
  entry: OutboxEntry
  entries: readonly OutboxEntry[]
  question: Question | null
  onClose: () => void
}

export function EntryDialogs({ entry, entries, question, onClose }: EntryDialogsProps) {
  const { decided } = useOutbox.getState()
  if (question === null) return null
  if (question.kind === 'wake')
    return (
      <WakeDialog
        actId={entry.id}
        title={entry.title}
        onClose={onClose}
        onSend={() => {
          onClose()
          void decided(entry.id, question.decision)
        }}
      />
    )
  return (
    <DiscardDialog
      title={entry.title}
      text={actText(entry.act, entry.names)}
      behind={entriesBehind(entries, entry).map(({ title }) => title)}
      onKeep={onClose}
      onDiscard={() => {
        onClose()
        void decided(entry.id, { kind: 'discard' })
      }}
    />
  )
}
