import type { QueueColumn, QueueSort } from '../../../shared/rules/queue-look.ts'

export interface Column {
  name: string
  sort: QueueSort
  /** It runs against what it is sorted by: the highest number is the youngest ticket. */
  isInverse?: true
  /** Its width and its narrowest screen are decided in queue-columns.css. */
  className: string
}

/** The columns that a queue may show; which, and in which order, its view says. */
export const columns: Readonly<Record<QueueColumn, Column>> = {
  urgency: { name: 'Urgency', sort: 'urgency', className: 'cell-urgency' },
  number: { name: 'Number', sort: 'number', className: 'cell-number' },
  group: { name: 'Group', sort: 'group', className: 'cell-group' },
  subject: { name: 'Subject', sort: 'subject', className: 'cell-subject' },
  requester: { name: 'Requester', sort: 'requester', className: 'cell-requester' },
  status: { name: 'Status', sort: 'status', className: 'cell-status' },
  assignee: { name: 'Assignee', sort: 'assignee', className: 'cell-assignee' },
  due: { name: 'Due', sort: 'due', className: 'cell-due' },
  changed: { name: 'Changed', sort: 'updated', className: 'cell-changed' },
  // The service numbers tickets as they come in.
  age: { name: 'Age', sort: 'number', isInverse: true, className: 'cell-age' },
}
