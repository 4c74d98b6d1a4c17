import { BellOff, CalendarClock, CircleCheck, CircleSlash, type LucideIcon } from 'lucide-react'
import type { Enforcement } from '../../../shared/ipc/blocklist-views.ts'
import type { EntryState } from '../../../shared/protocol/blocklist.ts'
import { Badge, type BadgeProps } from '../../ui/badge.tsx'
import { stateNames } from './blocklist-words.ts'

const looks: Record<EntryState, { tone: NonNullable<BadgeProps['tone']>; icon: LucideIcon }> = {
  planned: { tone: 'warning', icon: CalendarClock },
  'in-force': { tone: 'danger', icon: BellOff },
  ended: { tone: 'neutral', icon: CircleCheck },
  lifted: { tone: 'neutral', icon: CircleSlash },
}

interface StateBadgeProps {
  state: EntryState
  /** Of the operation that made the block, where it is known: what the desk does not have is not in force. */
  madeBy?: Enforcement | undefined
}

/** How a block stands. */
export function StateBadge({ state, madeBy }: StateBadgeProps) {
  const { tone, icon } = looks[state]
  const isHere = state === 'in-force' && (madeBy?.kind === 'only-here' || madeBy?.kind === 'refused')
  return (
    <Badge tone={isHere ? 'warning' : tone} icon={icon}>
      {isHere ? (madeBy.kind === 'refused' ? 'Not in force' : 'Not in force yet') : stateNames[state]}
    </Badge>
  )
}
