import { useCallback } from 'react'
import { CircleAlert, Clock } from 'lucide-react'
import { actChoices, decisionOf } from '../../ui/act-choices.ts'
import { actWords } from '../../ui/act-words.ts'
import { Button } from '../../ui/button.tsx'
import { useClock } from '../../ui/clock.ts'
import { useDeskNow } from '../../ui/desk-now.ts'
import { useWaitPhase } from '../../ui/use-wait-phase.ts'
import { WakesNobody } from '../../ui/wakes-nobody.tsx'
import { laidTitle, laidWarning, type LaidAct } from './laid-words.ts'
import { usePage } from './page-store.ts'

/** Something said here of a page that the desk has not heard: what follows from that, and what its author can do. */
export function LaidNote({ laid }: { laid: LaidAct }) {
  const { state, kind } = laid
  const { isAway } = useDeskNow()
  const phase = useWaitPhase(state)
  const read = useCallback((now: number) => actWords(state, now, { isAway, behind: null }), [state, isAway])
  const where = useClock(read, 'seconds')
  const needsYou = state.kind === 'needs-you'
  const Icon = needsYou ? CircleAlert : Clock
  // What wakes people is asked once more in the outbox, with whom to call.
  const wakes = kind === 'page'
  const choices = actChoices({ state, phase, wakes, hasText: false, isInConflict: false }).filter(
    (choice) => !choice.wakes,
  )
  if (state.kind === 'sent') return null
  return (
    <div className={`page-laid ${needsYou ? 'page-laid-needs-you' : ''}`} role="status">
      <Icon size={16} aria-hidden />
      <div className="page-laid-words">
        <p>
          <strong>{laidTitle(laid)}</strong> <span className="tabular">{where}</span>
        </p>
        {!needsYou && laidWarning(kind) !== '' && <p>{laidWarning(kind)}</p>}
        {wakes && <WakesNobody />}
        {choices.length > 0 && (
          <span className="page-choices" role="group" aria-label={laidTitle(laid)}>
            {choices.map((choice) => (
              <Button
                key={choice.decision}
                size="small"
                onPress={() => void usePage.getState().actDecided(laid.id, decisionOf(choice, null))}
              >
                {choice.name}
              </Button>
            ))}
          </span>
        )}
      </div>
    </div>
  )
}
