import { memo } from 'react'
import { CircleDashed } from 'lucide-react'
import type { GroupView } from '../../../shared/ipc/views.ts'
import { planNames } from '../../../shared/rules/plans.ts'
import { Badge } from '../../ui/badge.tsx'

/** In CSS pixels. */
export const groupRowHeight = 52

interface GroupRowProps {
  group: GroupView
  /** Offset from the top of the list, in CSS pixels. */
  top: number
  place: number
  isSelected: boolean
}

/** One group: its name, whether it is vouched for, and how much is open. */
export const GroupRow = memo(function GroupRow({ group, top, place, isSelected }: GroupRowProps) {
  const active = group.activeTickets
  return (
    <div
      id={`group-${group.id}`}
      className="group-row"
      data-place={place}
      role="row"
      aria-selected={isSelected}
      aria-rowindex={place + 1}
      style={{ transform: `translateY(${top}px)`, height: groupRowHeight }}
    >
      <div role="gridcell" className="group-row-cell">
        <span className="group-row-words">
          <bdi className="group-row-name one-line">{group.name}</bdi>
          <span className="group-row-detail">
            {group.plan === null ? 'No plan' : planNames[group.plan]}
            {active > 0 && ` · ${active} active`}
            {group.pending && ' · waits to be sent'}
          </span>
        </span>
        {!group.confirmed && (
          <Badge tone="warning" icon={CircleDashed}>
            Unconfirmed
          </Badge>
        )}
      </div>
    </div>
  )
})
