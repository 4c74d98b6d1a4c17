import { BellOff, CalendarClock, CircleCheck, CircleSlash, type LucideIcon } from 'lucide-react'
import type { Enforcement } from '../../../shared/ipc/blocklist-views.ts'
import type { EntryState } from '../../../shared/protocol/blocklist.ts'
import { i18n } from '../../texts/i18n.ts'
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
  /** The desk withholds pages all the same: what ended the block is only here. */
  isWithheld?: boolean
}

/** How a block stands. */
export function StateBadge({ state, madeBy, isWithheld = false }: StateBadgeProps) {
  const { tone, icon } = looks[state]
  const isHere = state === 'in-force' && (madeBy?.kind === 'only-here' || madeBy?.kind === 'refused')
  if (isHere)
    return (
      <Badge tone="warning" icon={icon}>
        {madeBy.kind === 'refused' ? i18n.t('Not in force') : i18n.t('Not in force yet')}
      </Badge>
    )
  if (isWithheld && state !== 'in-force')
    return (
      <Badge tone="danger" icon={BellOff}>
        {i18n.t('Still in force')}
      </Badge>
    )
  return (
    <Badge tone={tone} icon={icon}>
      {stateNames[state]}
    </Badge>
  )
}
