import { Archive, CircleCheck, CircleDot, CirclePause, Sparkle, type LucideIcon } from 'lucide-react'
import { statusNames, type Status } from '../../shared/rules/status.ts'
import './status-mark.css'

const icons: Record<Status, LucideIcon> = {
  new: Sparkle,
  open: CircleDot,
  pending: CirclePause,
  resolved: CircleCheck,
  closed: Archive,
}

/** Where a ticket stands: icon and word, in quiet colours; urgency is the loud one. */
export function StatusMark({ status }: { status: Status }) {
  const Icon = icons[status]
  return (
    <span className={`status status-${status}`}>
      <Icon size={14} aria-hidden />
      {statusNames[status]}
    </span>
  )
}
