import { useCallback } from 'react'
import type { ClocksView } from '../../../shared/ipc/views.ts'
import type { ClockName, TicketClock } from '../../../shared/rules/service-levels/ticket-clocks.ts'
import { i18n } from '../../texts/i18n.ts'
import { useClock } from '../../ui/clock.ts'
import { LineIcon } from '../../ui/line-icon.tsx'
import { lineShapes, type LineShape } from '../../ui/line-shapes.ts'
import { clockLook, clockTitle, clockWords, type ClockLook } from './clock-words.ts'
import './ticket-clocks.css'

const shapes: Record<ClockLook, LineShape> = {
  ample: lineShapes.timer,
  soon: lineShapes.bell,
  late: lineShapes.triangle,
  paused: lineShapes.pause,
  met: lineShapes.check,
  missed: lineShapes.triangle,
}

/** The two promises of a ticket and how much of each is left; nothing where nothing was promised. */
export function TicketClocks({ clocks: { firstAnswer, solution, promised } }: { clocks: ClocksView }) {
  if (firstAnswer === null && solution === null) return null
  return (
    <ul className="ticket-clocks" aria-label={i18n.t('Promised to the customer')}>
      {firstAnswer !== null && <Clock name="first-answer" clock={firstAnswer} promised={promised} />}
      {solution !== null && <Clock name="solution" clock={solution} promised={promised} />}
    </ul>
  )
}

interface ClockProps {
  name: ClockName
  clock: TicketClock
  promised: ClocksView['promised']
}

function Clock({ name, clock, promised }: ClockProps) {
  const look = useClock(useCallback((now: number) => clockLook(now, clock), [clock]))
  const words = useClock(useCallback((now: number) => clockWords(now, name, clock), [name, clock]))
  return (
    <li className={`ticket-clock ticket-clock-${look}`} title={clockTitle(name, clock, promised)}>
      <LineIcon shape={shapes[look]} size={13} />
      {words}
    </li>
  )
}
