import { useCallback } from 'react'
import { CircleAlert, CircleCheck, Clock, Send, type LucideIcon } from 'lucide-react'
import type { ActState, OutboxEntry } from '../../../shared/ipc/act.ts'
import { Button } from '../../ui/button.tsx'
import { useClock } from '../../ui/clock.ts'
import { PlainText } from '../../ui/plain-text.tsx'
import { Age, Moment } from '../../ui/time.tsx'
import { RefusalNote } from './refusal-note.tsx'
import { actText, choicesFor, nextTry, stateName, type Choice } from './outbox-words.ts'

const icons: Record<ActState['kind'], LucideIcon> = {
  waiting: Clock,
  sending: Send,
  sent: CircleCheck,
  'needs-you': CircleAlert,
}

interface OutboxItemProps {
  entry: OutboxEntry
  /** An earlier act on the same thing needs its author first. */
  isHeld: boolean
  onChoose: (choice: Choice) => void
}

/** One act: what, where, how old, where it stands, and what its author may decide. */
export function OutboxItem({ entry, isHeld, onChoose }: OutboxItemProps) {
  const { state } = entry
  const Icon = icons[state.kind]
  const choices = choicesFor(entry)
  return (
    <li className={`outbox-item outbox-${state.kind}`}>
      <Icon size={16} className="outbox-icon" aria-hidden />
      <div className="outbox-words">
        <div className="outbox-line">
          <bdi className="outbox-title one-line">{entry.title}</bdi>
          <span className="outbox-age">
            <Age at={entry.madeAt} />
          </span>
        </div>
        <p className="outbox-state">
          {stateName(state, isHeld)}
          {state.kind === 'sent' && (
            <>
              {' '}
              at <Moment at={state.at} />
            </>
          )}
          {!isHeld && <NextTry state={state} />}
        </p>
        {state.kind !== 'sent' && (
          <div className="outbox-text">
            <PlainText>{actText(entry.act)}</PlainText>
          </div>
        )}
        {state.kind === 'needs-you' && <RefusalNote failure={state.failure} />}
        {choices.length > 0 && (
          <div className="outbox-choices" role="group" aria-label={entry.title}>
            {choices.map((choice) => (
              <Button
                key={choice.decision}
                size="small"
                variant={choice.decision === 'discard' ? 'quiet' : 'secondary'}
                onPress={() => onChoose(choice)}
              >
                {choice.label}
              </Button>
            ))}
          </div>
        )}
      </div>
    </li>
  )
}

function NextTry({ state }: { state: ActState }) {
  const words = useClock(useCallback((now: number) => nextTry(state, now) ?? '', [state]))
  return words === '' ? null : `, ${words}`
}
