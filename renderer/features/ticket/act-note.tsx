import { useCallback } from 'react'
import { CircleAlert, Clock } from 'lucide-react'
import type { ActId, ActState } from '../../../shared/ipc/act.ts'
import { Button } from '../../ui/button.tsx'
import { useClock } from '../../ui/clock.ts'
import { momentText } from '../../ui/time.tsx'
import { actChoices, actWords, hasActThatNeedsYou, type Choice } from './act-words.ts'
import { useTicket } from './ticket-store.ts'
import './act-note.css'

interface ActNoteProps {
  act: { id: ActId; state: ActState }
  title?: string
  /** Takes the words back for another try in the composer; after that the act is discarded. */
  onEdit?: () => void
}

/** Something done here that has not reached the service: where it stands, and what its author can do. */
export function ActNote({ act, title, onEdit }: ActNoteProps) {
  const actDecided = useTicket((state) => state.actDecided)
  const isHeld = useTicket((store) => store.state.kind === 'shown' && hasActThatNeedsYou(store.state.view))
  const needsYou = act.state.kind === 'needs-you'
  const Icon = needsYou ? CircleAlert : Clock
  const decide = ({ decision }: Choice) => void actDecided(act.id, { kind: decision })
  const edit = async () => {
    if (await actDecided(act.id, { kind: 'discard' })) onEdit?.()
  }
  const choices = actChoices(act.state)
  const { state } = act
  const words = useClock(
    useCallback((now: number) => actWords(state, (atMs) => momentText(now, atMs), isHeld), [state, isHeld]),
  )
  return (
    <div className={`act-note ${needsYou ? 'act-note-needs-you' : ''}`}>
      <Icon size={14} aria-hidden />
      <span className="act-note-words">
        {title !== undefined && <bdi className="act-note-title">{title} </bdi>}
        {words}
      </span>
      {onEdit && choices.length > 0 && (
        <Button size="small" onPress={() => void edit()}>
          Edit
        </Button>
      )}
      {choices.map((choice) => (
        <Button key={choice.decision} size="small" onPress={() => decide(choice)}>
          {choice.name}
        </Button>
      ))}
    </div>
  )
}
