import { memo } from 'react'
import { CloudUpload, ShieldQuestionMark } from 'lucide-react'
import type { QueueRow } from '../../../shared/ipc/views.ts'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { StatusMark } from '../../ui/status-mark.tsx'
import { Age } from '../../ui/time.tsx'
import { UrgencyMark } from '../../ui/urgency-mark.tsx'

interface QueueRowProps {
  row: QueueRow
  index: number
  isSelected: boolean
  onOpen: (id: TicketId, index: number) => void
}

/** One ticket of the queue. Drawn again only when its own data or its selection changes. */
export const QueueRowLine = memo(function QueueRowLine({ row, index, isSelected, onOpen }: QueueRowProps) {
  return (
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- the grid has the focus and the keys; aria-activedescendant names this row
    <div
      role="row"
      id={rowElementId(index)}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      className={`queue-row queue-columns ${isSelected ? 'queue-row-selected' : ''}`}
      onClick={() => onOpen(row.id, index)}
    >
      <span role="gridcell" aria-colindex={1} className="cell-urgency">
        <UrgencyMark urgency={row.urgency} showWord="short" />
      </span>
      <span role="gridcell" aria-colindex={2} className="cell-number tabular">
        {row.number ?? '—'}
      </span>
      <span role="gridcell" aria-colindex={3} className="cell-group" title={row.groupName}>
        <bdi className="one-line">{row.groupName}</bdi>
        {!row.groupConfirmed && <Unconfirmed />}
      </span>
      <span role="gridcell" aria-colindex={4} className="cell-subject" title={row.subject}>
        <bdi className="one-line">{row.subject}</bdi>
        {(row.pending || row.number === null) && <Unsent hasNumber={row.number !== null} />}
      </span>
      <span role="gridcell" aria-colindex={5} className="cell-requester">
        <bdi className="one-line">{row.requesterName}</bdi>
      </span>
      <span role="gridcell" aria-colindex={6} className="cell-status">
        <StatusMark status={row.status} />
      </span>
      <span role="gridcell" aria-colindex={7} className="cell-assignee">
        {row.assigneeName === null ? (
          <span className="queue-nobody">Nobody</span>
        ) : (
          <bdi className="one-line">{row.assigneeName}</bdi>
        )}
      </span>
      <span role="gridcell" aria-colindex={8} className="cell-changed">
        <Age at={row.updatedAt} />
      </span>
      <span role="gridcell" aria-colindex={9} className="cell-age">
        <Age at={row.createdAt} />
      </span>
    </div>
  )
})

function Unsent({ hasNumber }: { hasNumber: boolean }) {
  const words = hasNumber ? 'unsent' : 'number follows'
  return (
    <span className="queue-pending" title="Something done here has not reached the service yet">
      <CloudUpload size={13} aria-hidden />
      {words}
    </span>
  )
}

function Unconfirmed() {
  return (
    <span className="queue-unconfirmed" title="Nobody of the staff has confirmed this group yet">
      <ShieldQuestionMark size={13} aria-hidden />
      <span>unconfirmed</span>
    </span>
  )
}

/** The element that `aria-activedescendant` names. */
export function rowElementId(index: number): string {
  return `queue-row-${index}`
}
