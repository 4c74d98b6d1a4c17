import type { OutboxEntry } from '../../../shared/ipc/act.ts'
import { actChoices, type ActChoice } from '../../ui/act-choices.ts'
import { Button } from '../../ui/button.tsx'
import { useWaitPhase } from '../../ui/use-wait-phase.ts'
import { draftOf } from './outbox-words.ts'

interface EntryChoicesProps {
  entry: OutboxEntry
  onChoose: (choice: ActChoice) => void
}

/** What its author may decide of an entry, the likeliest first. */
export function EntryChoices({ entry, onChoose }: EntryChoicesProps) {
  const { state, act, wakes, conflicts, title } = entry
  const phase = useWaitPhase(state)
  const hasText = draftOf(act) !== null
  const choices = actChoices({ state, phase, wakes, hasText, isInConflict: conflicts.length > 0 })
  if (choices.length === 0) return null
  return (
    <div className="outbox-choices" role="group" aria-label={title}>
      {choices.map((choice) => (
        <Button
          key={choice.decision}
          size="small"
          variant={choice.decision === 'discard' ? 'quiet' : 'secondary'}
          onPress={() => onChoose(choice)}
        >
          {choice.name}
        </Button>
      ))}
    </div>
  )
}
