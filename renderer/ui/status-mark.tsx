import type { Status } from '../../shared/rules/status.ts'
import { statusNames } from './rule-names.ts'
import { LineIcon } from './line-icon.tsx'
import { lineShapes, type LineShape } from './line-shapes.ts'
import './status-mark.css'

const icons: Record<Status, LineShape> = {
  new: lineShapes.sparkle,
  open: lineShapes.dot,
  pending: lineShapes.pause,
  resolved: lineShapes.check,
  closed: lineShapes.archive,
}

/** Where a ticket stands: icon and word, in quiet colours; urgency is the loud one. */
export function StatusMark({ status }: { status: Status }) {
  return (
    <span className={`status status-${status}`}>
      <LineIcon shape={icons[status]} size={14} />
      {statusNames[status]}
    </span>
  )
}
