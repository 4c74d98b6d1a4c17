import { BellOff, CalendarClock, CircleCheck, CircleSlash, type LucideIcon } from 'lucide-react'
import type { EntryState } from '../../../shared/protocol/blocklist.ts'
import { Badge, type BadgeProps } from '../../ui/badge.tsx'
import { stateNames } from './blocklist-words.ts'

const looks: Record<EntryState, { tone: NonNullable<BadgeProps['tone']>; icon: LucideIcon }> = {
  planned: { tone: 'warning', icon: CalendarClock },
  'in-force': { tone: 'danger', icon: BellOff },
  ended: { tone: 'neutral', icon: CircleCheck },
  lifted: { tone: 'neutral', icon: CircleSlash },
}

/** How a block stands. */
export function StateBadge({ state }: { state: EntryState }) {
  const { tone, icon } = looks[state]
  return (
    <Badge tone={tone} icon={icon}>
      {stateNames[state]}
    </Badge>
  )
}
