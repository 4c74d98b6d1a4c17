import { useCallback } from 'react'
import { Monitor, OctagonX, Send, ShieldCheck, type LucideIcon } from 'lucide-react'
import type { Enforcement } from '../../../shared/ipc/blocklist-views.ts'
import type { EntryState } from '../../../shared/protocol/blocklist.ts'
import { useClock } from '../../ui/clock.ts'
import { momentText, shortMomentText } from '../../ui/time.tsx'
import { enforcementWords } from './blocklist-words.ts'

const icons: Record<Enforcement['kind'], LucideIcon> = {
  'only-here': Monitor,
  sent: Send,
  enforced: ShieldCheck,
  refused: OctagonX,
}

interface EnforcementMarkProps {
  enforcement: Enforcement
  /** Of what it is said: what is over is not enforced any more. */
  state: EntryState
  /** In a row of many, where a day is enough. */
  isShort?: boolean
}

/** How far something done to the blocklist has come: only the desk enforces. */
export function EnforcementMark({ enforcement, state, isShort = false }: EnforcementMarkProps) {
  const { kind } = enforcement
  const Icon = icons[kind]
  const words = useClock(
    useCallback(
      (now: number) => enforcementWords(enforcement, state, now, isShort ? shortMomentText : momentText),
      [enforcement, state, isShort],
    ),
  )
  return (
    <span className={`enforcement enforcement-${kind}`}>
      <Icon size={12} aria-hidden />
      <bdi className="one-line">{words}</bdi>
    </span>
  )
}
