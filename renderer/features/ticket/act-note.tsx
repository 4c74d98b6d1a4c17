import { useCallback, useState } from 'react'
import { CircleAlert, Clock } from 'lucide-react'
import type { ActId, ActState, Decision, FieldConflict } from '../../../shared/ipc/act.ts'
import { i18n } from '../../texts/i18n.ts'
import { actChoices, decisionOf, type ActChoice } from '../../ui/act-choices.ts'
import { actWords, asksBeforeWaking } from '../../ui/act-words.ts'
import { Button } from '../../ui/button.tsx'
import { useClock } from '../../ui/clock.ts'
import { ConflictTable } from '../../ui/conflict-table.tsx'
import { useDeskNow } from '../../ui/desk-now.ts'
import { DiscardDialog } from '../../ui/discard-dialog.tsx'
import { FieldErrors } from '../../ui/field-errors.tsx'
import { PhoneList } from '../../ui/phone-list.tsx'
import { phonesToCall } from '../../ui/phones-to-call.ts'
import { WakeDialog } from '../../ui/wake-dialog.tsx'
import { WakesNobody } from '../../ui/wakes-nobody.tsx'
import { useWaitPhase } from '../../ui/use-wait-phase.ts'
import { actsBeside, holderOf } from './acts-of-ticket.ts'
import { useTicket } from './ticket-store.ts'
import './act-note.css'

export interface NotedAct {
  id: ActId
  state: ActState
  wakes: boolean
  conflicts: readonly FieldConflict[]
}

interface ActNoteProps {
  act: NotedAct
  title: string
  /** Stands before the words, where nothing around the note says what it is about. */
  showsTitle?: boolean
  /** What would be gone with it. */
  text: string
  /** Brings the text back to where it was typed; absent where there is none. */
  onTakeBack?: () => void
}

/** Something done here that has not reached the service: where it stands, and what its author can do. */
export function ActNote({ act, title, showsTitle = false, text, onTakeBack }: ActNoteProps) {
  const { actDecided } = useTicket.getState()
  const view = useTicket(({ state }) => (state.kind === 'shown' ? state.view : null))
  const { emergencyPhone } = useDeskNow()
  const [asking, setAsking] = useState<'discard' | 'wake' | null>(null)
  const [waking, setWaking] = useState<Decision>({ kind: 'retry' })
  const needsYou = act.state.kind === 'needs-you'
  const Icon = needsYou ? CircleAlert : Clock

  const askToWake = (decision: Decision) => {
    setWaking(decision)
    setAsking('wake')
  }
  const chosen = (choice: ActChoice) => {
    const decision = decisionOf(choice, view?.seenThrough ?? null)
    if (decision.kind === 'discard') setAsking('discard')
    else if (choice.wakes) askToWake(decision)
    else if (decision.kind === 'take-back') onTakeBack?.()
    else void actDecided(act.id, decision)
  }
  const closed = () => setAsking(null)
  return (
    <div className={`act-note ${needsYou ? 'act-note-needs-you' : ''}`}>
      <div className="act-note-line">
        <Icon size={14} aria-hidden />
        <span className="act-note-words">
          {showsTitle && <bdi className="act-note-title">{title} </bdi>}
          <StateWords act={act} />
        </span>
        <Choices act={act} title={title} hasText={onTakeBack !== undefined} onChoose={chosen} />
      </div>
      {act.state.kind === 'needs-you' && <FieldErrors failure={act.state.failure} />}
      {act.wakes && act.state.kind === 'waiting' && <WakesNobody />}
      {asksBeforeWaking(act.state) && (
        <PhoneList label={i18n.t('Or call:')} phones={phonesToCall(emergencyPhone, view)} />
      )}
      {needsYou && act.conflicts.length > 0 && (
        <ConflictTable
          conflicts={act.conflicts}
          onSettle={(decision) => {
            if (act.wakes && decision.mine.length > 0) askToWake(decision)
            else void actDecided(act.id, decision)
          }}
        />
      )}
      {asking === 'discard' && (
        <DiscardDialog
          title={title}
          text={text}
          behind={view === null ? [] : actsBeside(view, act.id)}
          onKeep={closed}
          onDiscard={() => {
            closed()
            void actDecided(act.id, { kind: 'discard' })
          }}
        />
      )}
      {asking === 'wake' && (
        <WakeDialog
          actId={act.id}
          title={title}
          onClose={closed}
          onSend={() => {
            closed()
            void actDecided(act.id, waking)
          }}
        />
      )}
    </div>
  )
}

function StateWords({ act: { id, state } }: { act: NotedAct }) {
  const { isAway } = useDeskNow()
  const view = useTicket((store) => (store.state.kind === 'shown' ? store.state.view : null))
  const read = useCallback(
    (now: number) => actWords(state, now, { isAway, behind: view && holderOf(view, id) }),
    [state, isAway, view, id],
  )
  return <span className="tabular">{useClock(read, 'seconds')}</span>
}

interface ChoicesProps {
  act: NotedAct
  title: string
  hasText: boolean
  onChoose: (choice: ActChoice) => void
}

function Choices({ act: { state, wakes, conflicts }, title, hasText, onChoose }: ChoicesProps) {
  const phase = useWaitPhase(state)
  const choices = actChoices({ state, phase, wakes, hasText, isInConflict: conflicts.length > 0 })
  return (
    <span className="act-note-choices" role="group" aria-label={title}>
      {choices.map((choice) => (
        <Button
          key={choice.decision}
          size="small"
          {...(phase === 'undoable' ? { command: 'desk.undo' } : {})}
          onPress={() => onChoose(choice)}
        >
          {choice.name}
        </Button>
      ))}
    </span>
  )
}
