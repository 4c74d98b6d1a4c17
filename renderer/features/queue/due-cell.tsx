import { useCallback, type PointerEvent } from 'react'
import type { DueNext } from '../../../shared/rules/service-levels/due-next.ts'
import { useClock } from '../../ui/clock.ts'
import { dueLook, dueSentence, type DueLook } from '../../ui/due-words.ts'
import { fullMoment } from '../../ui/time.tsx'
import './due-cell.css'

/** When something of a ticket is due next. One element of words: the glyph is drawn by its style. */
export function DueCell({ due, place }: { due: DueNext | null; place: number }) {
  const packed = useClock(
    useCallback(
      (now: number) => {
        const { state, words } = dueLook(now, due)
        return `${state} ${words}`
      },
      [due],
    ),
  )
  const look = unpacked(packed)
  const sentence = dueSentence(look, due)
  // Writing an instant in full costs more than the row: only what is pointed at tells it.
  const tellInFull = ({ currentTarget }: PointerEvent<HTMLSpanElement>) => {
    if (due?.kind === 'due') currentTarget.title = `${sentence}: ${fullMoment(due.at)}`
    else currentTarget.removeAttribute('title')
  }
  return (
    <span
      role="gridcell"
      aria-colindex={place}
      aria-label={sentence}
      className={`cell-due due-${look.state} one-line`}
      onPointerEnter={tellInFull}
    >
      {look.words}
    </span>
  )
}

const states: readonly DueLook['state'][] = ['ample', 'soon', 'late', 'paused', 'none']

function unpacked(packed: string): DueLook {
  const end = packed.indexOf(' ')
  const state = states.find((one) => one === packed.slice(0, end)) ?? 'none'
  return { state, words: packed.slice(end + 1) }
}
