import { memo, type MouseEvent } from 'react'
import type { QueueRow } from '../../../shared/ipc/views.ts'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { assertNever } from '../../../shared/rules/assert-never.ts'
import type { Silence } from '../../../shared/rules/page-gate.ts'
import type { QueueColumn } from '../../../shared/rules/queue-look.ts'
import { i18n } from '../../texts/i18n.ts'
import { StatusMark } from '../../ui/status-mark.tsx'
import { Age } from '../../ui/time.tsx'
import { UrgencyMark } from '../../ui/urgency-mark.tsx'
import { DueCell } from './due-cell.tsx'
import { RowMark } from './row-mark.tsx'
import { silenceOf } from './silence.ts'

interface QueueRowProps {
  row: QueueRow
  index: number
  /** Its line among rows and headings. */
  line: number
  columns: readonly QueueColumn[]
  isSelected: boolean
  isMarked: boolean
  /** Tickets are marked: what is selected are they, and not the row that the keyboard stands on. */
  isMarking: boolean
  onPress: (id: TicketId, index: number, press: MouseEvent) => void
}

/**
 * One ticket of the queue. Drawn again only when its own data or its selection changes; of few elements, since a filter
 * draws some sixty of these anew within a frame or two: a cell that holds nothing but words is the text itself.
 */
export const QueueRowLine = memo(function QueueRowLine(props: QueueRowProps) {
  const { row, index, line, columns, isSelected, isMarked, isMarking, onPress } = props
  const silence = silenceOf(row)
  return (
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- the grid has the focus and the keys; aria-activedescendant names this row
    <div
      role="row"
      id={rowElementId(index)}
      aria-rowindex={line + 2}
      aria-selected={isMarking ? isMarked : isSelected}
      className={`queue-row queue-columns ${isSelected ? 'queue-row-selected' : ''} ${isMarked ? 'queue-row-marked' : ''} ${silence === null ? '' : 'queue-row-silent'}`}
      onClick={(press) => onPress(row.id, index, press)}
    >
      {columns.map((column, place) => (
        <Cell key={column} column={column} place={place + 1} row={row} silence={silence} />
      ))}
    </div>
  )
})

function Cell({ column, place, row, silence }: CellProps & { column: QueueColumn }) {
  switch (column) {
    case 'urgency':
      return (
        <span role="gridcell" aria-colindex={place} className="cell-urgency">
          <UrgencyMark urgency={row.urgency} showWord="short" />
        </span>
      )
    case 'number':
      return (
        <span role="gridcell" aria-colindex={place} className="cell-number tabular">
          {row.number ?? '—'}
        </span>
      )
    case 'group':
      return <GroupCell row={row} silence={silence} place={place} />
    case 'subject':
      return <SubjectCell row={row} silence={silence} place={place} />
    case 'requester':
      return (
        <bdi role="gridcell" aria-colindex={place} className="cell-requester cell-text one-line">
          {row.requesterName}
        </bdi>
      )
    case 'status':
      return (
        <span role="gridcell" aria-colindex={place} className="cell-status">
          <StatusMark status={row.status} />
        </span>
      )
    case 'assignee':
      return (
        <bdi
          role="gridcell"
          aria-colindex={place}
          className={`cell-assignee cell-text one-line ${row.assigneeName === null ? 'queue-nobody' : ''}`}
        >
          {row.assigneeName ?? i18n.t('Nobody')}
        </bdi>
      )
    case 'due':
      return <DueCell due={row.due} place={place} />
    case 'changed':
      return (
        <span role="gridcell" aria-colindex={place} className="cell-changed">
          <Age at={row.updatedAt} />
        </span>
      )
    case 'age':
      return (
        <span role="gridcell" aria-colindex={place} className="cell-age">
          <Age at={row.createdAt} />
        </span>
      )
    default:
      return assertNever(column)
  }
}

interface CellProps {
  row: QueueRow
  place: number
  silence: Silence | null
}

function GroupCell({ row, silence, place }: CellProps) {
  // Where the subject says that the group is unknown, or its page withheld, once is enough.
  const isUnconfirmed = !row.groupConfirmed && silence !== 'unknown-group'
  const isBlocked = row.groupBlocked && silence !== 'withheld'
  if (!isUnconfirmed && !isBlocked)
    return (
      <bdi
        role="gridcell"
        aria-colindex={place}
        className="cell-group cell-text one-line"
        title={row.groupName}
      >
        {row.groupName}
      </bdi>
    )
  return (
    <span role="gridcell" aria-colindex={place} className="cell-group" title={row.groupName}>
      <bdi className="one-line">{row.groupName}</bdi>
      {isUnconfirmed && <RowMark kind="unconfirmed" />}
      {isBlocked && <RowMark kind="blocked" />}
    </span>
  )
}

function SubjectCell({ row, silence, place }: CellProps) {
  const isUnsent = row.pending || row.number === null
  const isCalm = silence === null && !row.unheld && row.outageGroups === null && row.mergedInto === null
  if (!isUnsent && isCalm)
    return (
      <bdi
        role="gridcell"
        aria-colindex={place}
        className="cell-subject cell-text one-line"
        title={row.subject}
      >
        {row.subject}
      </bdi>
    )
  return (
    <span role="gridcell" aria-colindex={place} className="cell-subject" title={row.subject}>
      {silence !== null && <RowMark kind={silence} isOfTwo={row.unheld} />}
      {row.unheld && <RowMark kind="unheld" isOfTwo={silence !== null} />}
      <bdi className="one-line">{row.subject}</bdi>
      {row.outageGroups !== null && (
        <RowMark
          kind="outage"
          lead={i18n.t('outage,')}
          words={i18n.t('{count, plural, one {# group} other {# groups}}', { count: row.outageGroups })}
        />
      )}
      {row.mergedInto !== null && <MergedMark into={row.mergedInto} />}
      {isUnsent && (
        <RowMark kind="unsent" {...(row.number === null ? { words: i18n.t('number follows') } : {})} />
      )}
    </span>
  )
}

function MergedMark({ into: { number } }: { into: NonNullable<QueueRow['mergedInto']> }) {
  if (number === null) return <RowMark kind="merged" />
  return <RowMark kind="merged" lead={i18n.t('merged into')} words={`#${number}`} />
}

/** The element that `aria-activedescendant` names. */
export function rowElementId(index: number): string {
  return `queue-row-${index}`
}
