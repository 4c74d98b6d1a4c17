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

/**
 * One ticket of the queue. Drawn again only when its own data or its selection changes; of few elements, since a filter
 * draws some sixty of these anew within a frame or two: a cell that holds nothing but words is the text itself.
 */
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
      {row.groupConfirmed ? (
        <bdi
          role="gridcell"
          aria-colindex={3}
          className="cell-group cell-text one-line"
          title={row.groupName}
        >
          {row.groupName}
        </bdi>
      ) : (
        <span role="gridcell" aria-colindex={3} className="cell-group" title={row.groupName}>
          <bdi className="one-line">{row.groupName}</bdi>
          <Unconfirmed />
        </span>
      )}
      {row.pending || row.number === null ? (
        <span role="gridcell" aria-colindex={4} className="cell-subject" title={row.subject}>
          <bdi className="one-line">{row.subject}</bdi>
          <Unsent hasNumber={row.number !== null} />
        </span>
      ) : (
        <bdi
          role="gridcell"
          aria-colindex={4}
          className="cell-subject cell-text one-line"
          title={row.subject}
        >
          {row.subject}
        </bdi>
      )}
      <bdi role="gridcell" aria-colindex={5} className="cell-requester cell-text one-line">
        {row.requesterName}
      </bdi>
      <span role="gridcell" aria-colindex={6} className="cell-status">
        <StatusMark status={row.status} />
      </span>
      <bdi
        role="gridcell"
        aria-colindex={7}
        className={`cell-assignee cell-text one-line ${row.assigneeName === null ? 'queue-nobody' : ''}`}
      >
        {row.assigneeName ?? 'Nobody'}
      </bdi>
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
