import { z } from 'zod'
import {
  fixedColumn,
  queueColumns,
  queueGroupings,
  queueSorts,
  sortDirections,
  type QueueColumn,
} from '../rules/queue-look.ts'
import { searchTextLimit } from '../rules/search-query.ts'
import { groupIdSchema, staffIdSchema, statusSchema, urgencySchema } from '../protocol/common.ts'

/** What the queue is asked to show. Empty lists mean "all". */
export const queueViewSchema = z.strictObject({
  urgencies: z.array(urgencySchema).max(5),
  statuses: z.array(statusSchema).max(5),
  /** `null`: anybody; `none`: nobody's. */
  assignee: z.union([staffIdSchema, z.literal('none')]).nullable(),
  groupId: groupIdSchema.nullable(),
  /** Words and operators, as a person types them (`shared/rules/search-query.ts`); never a query language of the store. */
  text: z.string().max(searchTextLimit),
  /** The order of what the text finds; without a text the queue is sorted. `sort`: by the column, as the queue. */
  hitOrder: z.enum(['recent', 'relevance', 'sort']).default('recent'),
  sort: z.enum(queueSorts),
  direction: z.enum(sortDirections),
  /** Which columns are shown, in which order. */
  columns: z
    .array(z.enum(queueColumns))
    .max(queueColumns.length)
    .refine((columns) => columns.includes(fixedColumn) && new Set(columns).size === columns.length)
    .default((): QueueColumn[] => [...queueColumns]),
  /** Under which headings the rows stand; what a text finds stands under none. */
  grouping: z.enum(queueGroupings).default('none'),
})
export type QueueView = z.infer<typeof queueViewSchema>

/** Most urgent first, and within one urgency the oldest first: the order in which a queue is worked. */
export const defaultQueueView: QueueView = {
  urgencies: [],
  statuses: ['new', 'open', 'pending'],
  assignee: null,
  groupId: null,
  text: '',
  hitOrder: 'recent',
  sort: 'urgency',
  direction: 'descending',
  columns: [...queueColumns],
  grouping: 'none',
}

/** Where a window of rows begins. */
export const windowFromSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('start') }),
  /** The rows after that key. */
  z.strictObject({ kind: z.literal('after'), key: z.string().max(1000) }),
  /** The rows before that key. */
  z.strictObject({ kind: z.literal('before'), key: z.string().max(1000) }),
  /** The row of that key and those after it, wherever it stands now. */
  z.strictObject({ kind: z.literal('at'), key: z.string().max(1000) }),
  /** A jump of the scroll bar. */
  z.strictObject({ kind: z.literal('index'), index: z.number().int().min(0) }),
])
export type WindowFrom = z.infer<typeof windowFromSchema>
