import { z } from 'zod'
import { fixedColumn, queueColumns, queueGroupings, queueSorts, sortDirections } from '../rules/queue-look.ts'
import { searchTextLimit } from '../rules/search-query.ts'
import {
  authorSchema,
  groupIdSchema,
  instantSchema,
  lineSchema,
  listOf,
  staffIdSchema,
  statusSchema,
  urgencySchema,
  viewIdSchema,
} from './common.ts'

/** Longest name of a view, in UTF-16 code units: it stands in a narrow sidebar. */
export const viewNameLimit = 60

/**
 * A word that a newer desk may have more of. A console reads a view of a newer one, shows what it understands of it, and
 * changes nothing else of it.
 */
const wordSchema = z.string().max(100)

/** What a saved view is asked to show. Conditions of a newer desk stay in it. */
const keptFilterSchema = z.looseObject({
  urgencies: z.array(wordSchema),
  statuses: z.array(wordSchema),
  /** Null: anybody; `none`: nobody's; `me`: whoever looks. */
  assignee: wordSchema.nullable(),
  groupId: wordSchema.nullable(),
  text: z.string(),
})

/** A way to look at the queue, saved under a name: one person's own, or shared by all. */
export const viewSchema = z.object({
  id: viewIdSchema,
  /** Whose it is; null where everybody shares it. */
  ownerId: staffIdSchema.nullable(),
  /** Who made it. */
  by: authorSchema,
  name: z.string(),
  /** After `g`, the key that opens it. */
  letter: z.string().max(4).nullable(),
  /** Views stand in ascending order of this; of those that are level, the older one first. */
  place: z.number(),
  filter: keptFilterSchema,
  sort: wordSchema,
  direction: wordSchema,
  columns: z.array(wordSchema),
  grouping: wordSchema,
  version: z.number().int().positive(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
})
export type View = z.infer<typeof viewSchema>

export const viewListSchema = listOf(viewSchema)

const filterFields = {
  urgencies: z.array(urgencySchema).max(5),
  statuses: z.array(statusSchema).max(5),
  assignee: z.union([staffIdSchema, z.enum(['none', 'me'])]).nullable(),
  groupId: groupIdSchema.nullable(),
  text: z.string().max(searchTextLimit),
}

const columnsSchema = z
  .array(z.enum(queueColumns))
  .max(queueColumns.length)
  .refine((columns) => columns.includes(fixedColumn), 'The subject is always shown.')
  .refine((columns) => new Set(columns).size === columns.length, 'Name each column once.')

const viewFields = {
  /** Everybody's, or the author's own. */
  shared: z.boolean(),
  name: lineSchema(viewNameLimit, 'a name'),
  letter: z
    .string()
    .regex(/^[a-z]$/, 'Use one letter from a to z.')
    .nullable(),
  place: z.number().min(-1e12).max(1e12),
  sort: z.enum(queueSorts),
  direction: z.enum(sortDirections),
  columns: columnsSchema,
  grouping: z.enum(queueGroupings),
}

export const newViewSchema = z.strictObject({ ...viewFields, filter: z.strictObject(filterFields) })
export type NewView = z.infer<typeof newViewSchema>

/**
 * What is not named stays as it is, within the filter too: who renames a view does not touch what it shows, and who moves
 * it leaves alone what only a newer console understands of it.
 */
export const viewChangeFields = z
  .strictObject({ ...viewFields, filter: z.strictObject(filterFields).partial() })
  .partial()
export const viewChangeSchema = viewChangeFields.refine(
  (change) => Object.keys(change).length > 0,
  'Name at least one field to change.',
)
export type ViewChange = z.infer<typeof viewChangeSchema>
