/** What a queue can be sorted by. */
export const queueSorts = [
  'urgency', 'number', 'updated', 'group', 'subject', 'requester', 'status', 'assignee', 'due',
] as const // prettier-ignore
export type QueueSort = (typeof queueSorts)[number]

export const sortDirections = ['ascending', 'descending'] as const

/** The columns of a queue, in the order in which they stand where nobody chose another one. */
export const queueColumns = [
  'urgency', 'number', 'group', 'subject', 'requester', 'status', 'assignee', 'due', 'changed', 'age',
] as const // prettier-ignore
export type QueueColumn = (typeof queueColumns)[number]

/** What a row is known by: a queue without it would be a list of numbers. */
export const fixedColumn: QueueColumn = 'subject'

/** By what the rows of a queue stand together under headings. */
export const queueGroupings = ['none', 'urgency', 'status', 'assignee', 'group'] as const
export type QueueGrouping = (typeof queueGroupings)[number]
