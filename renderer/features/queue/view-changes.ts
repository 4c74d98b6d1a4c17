import { defaultQueueView, type QueueView } from '../../../shared/ipc/queue-view.ts'
import type { QueueSort } from '../../../shared/rules/queue-look.ts'
import { searchTextLimit } from '../../../shared/rules/search-query.ts'
import { activeStatuses, statuses, type Status } from '../../../shared/rules/status.ts'
import type { Urgency } from '../../../shared/rules/urgency.ts'

/** What the status filter offers: those somebody has to work on, one, or all. */
export type StatusChoice = 'active' | 'all' | Status

export function statusChoice(view: QueueView): StatusChoice {
  const [only, ...others] = view.statuses
  if (only === undefined || view.statuses.length === statuses.length) return 'all'
  return others.length === 0 ? only : 'active'
}

export function withStatus(view: QueueView, choice: StatusChoice): QueueView {
  if (choice === 'all') return { ...view, statuses: [] }
  return { ...view, statuses: choice === 'active' ? [...activeStatuses] : [choice] }
}

/** All five together are the same as none: everything. */
export function withUrgencyToggled(view: QueueView, urgency: Urgency): QueueView {
  const urgencies = view.urgencies.includes(urgency)
    ? view.urgencies.filter((each) => each !== urgency)
    : [...view.urgencies, urgency]
  return { ...view, urgencies: urgencies.length === 5 ? [] : urgencies }
}

/** Another text is another search: its hits come in the order of recency until somebody asks for more. */
export function withText(view: QueueView, text: string): QueueView {
  return { ...view, text: text.slice(0, searchTextLimit), hitOrder: 'recent' }
}

/** Whether the rows are what a text finds, in an order that no column has. */
export function isOrderedByColumn(view: QueueView): boolean {
  return view.text.trim() === '' || view.hitOrder === 'sort'
}

/** All of the cache, with the same text. */
export function widened(view: QueueView): QueueView {
  return { ...view, urgencies: [], statuses: [], assignee: null, groupId: null }
}

/** The direction a column is sorted in at first: the loud, the late and the new before the rest; words from A. */
const firstDirection: Record<QueueSort, QueueView['direction']> = {
  urgency: 'descending',
  number: 'descending',
  updated: 'descending',
  group: 'ascending',
  subject: 'ascending',
  requester: 'ascending',
  status: 'ascending',
  assignee: 'ascending',
  due: 'ascending',
}

/** A column's header pressed: sort by it, and by it the other way round the second time. */
export function withSort(view: QueueView, sort: QueueSort): QueueView {
  const hitOrder = 'sort'
  if (view.sort !== sort || !isOrderedByColumn(view))
    return { ...view, sort, direction: firstDirection[sort], hitOrder }
  return { ...view, direction: view.direction === 'ascending' ? 'descending' : 'ascending', hitOrder }
}

/** Whether anything but the order differs from what the queue shows of itself. */
export function isFiltered(view: QueueView): boolean {
  return (
    view.urgencies.length > 0 ||
    statusChoice(view) !== 'active' ||
    view.assignee !== null ||
    view.groupId !== null ||
    view.text !== ''
  )
}

/** Without filters, in the same order as before. */
export function cleared(view: QueueView): QueueView {
  const { sort, direction, columns, grouping } = view
  return { ...defaultQueueView, sort, direction, columns, grouping }
}
