import type { QueueSort } from '../../../shared/rules/queue-look.ts'

export interface Column {
  name: string
  sort: QueueSort
  /** It runs against what it is sorted by: the highest number is the youngest ticket. */
  isInverse?: true
  /** Its place and its narrowest screen are decided in queue-grid.css. */
  className: string
}

/** The columns of the queue, in their order. */
export const columns: readonly Column[] = [
  { name: 'Urgency', sort: 'urgency', className: 'cell-urgency' },
  { name: 'Number', sort: 'number', className: 'cell-number' },
  { name: 'Group', sort: 'group', className: 'cell-group' },
  { name: 'Subject', sort: 'subject', className: 'cell-subject' },
  { name: 'Requester', sort: 'requester', className: 'cell-requester' },
  { name: 'Status', sort: 'status', className: 'cell-status' },
  { name: 'Assignee', sort: 'assignee', className: 'cell-assignee' },
  { name: 'Changed', sort: 'updated', className: 'cell-changed' },
  // The service numbers tickets as they come in.
  { name: 'Age', sort: 'number', isInverse: true, className: 'cell-age' },
]
