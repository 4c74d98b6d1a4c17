import type { QueueColumn, QueueSort } from '../../../shared/rules/queue-look.ts'
import { i18n } from '../../texts/i18n.ts'

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
  urgency: { name: i18n.t('Urgency'), sort: 'urgency', className: 'cell-urgency' },
  number: { name: i18n.t('Number'), sort: 'number', className: 'cell-number' },
  group: { name: i18n.t('Group'), sort: 'group', className: 'cell-group' },
  subject: { name: i18n.t('Subject'), sort: 'subject', className: 'cell-subject' },
  requester: { name: i18n.t('Requester'), sort: 'requester', className: 'cell-requester' },
  status: { name: i18n.t('Status'), sort: 'status', className: 'cell-status' },
  assignee: { name: i18n.t('Assignee'), sort: 'assignee', className: 'cell-assignee' },
  due: { name: i18n.t('Due'), sort: 'due', className: 'cell-due' },
  changed: { name: i18n.t('Changed'), sort: 'updated', className: 'cell-changed' },
  // The service numbers tickets as they come in.
  age: { name: i18n.t('Age'), sort: 'number', isInverse: true, className: 'cell-age' },
}
