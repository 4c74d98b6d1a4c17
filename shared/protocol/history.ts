import { z } from 'zod'
import { authorSchema, instantSchema, listOf, pageQuerySchema, urgencySchema } from './common.ts'

/** What of a ticket is followed from value to value. `requester`: blanked by an erasure. */
export const historyFields = [
  'status',
  'urgency',
  'verdict',
  'assignee',
  'subject',
  'group',
  'reporter',
  'merged',
  'requester',
] as const
export type HistoryField = (typeof historyFields)[number]

/**
 * One field, from what to what; null: none. Status, urgency and verdict by their values, people and groups by their names of then,
 * `reporter` by who vouches that the group itself filed it, `merged` by the number of the other ticket.
 */
export const fieldChangeSchema = z.object({
  field: z.enum(historyFields),
  from: z.string().nullable(),
  to: z.string().nullable(),
})
export type FieldChange = z.infer<typeof fieldChangeSchema>

export const happeningSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('filed'),
    source: z.enum(['form', 'staff']),
    urgency: urgencySchema,
    groupName: z.string(),
  }),
  /** What one act changed, all at once. */
  z.object({ kind: z.literal('changed'), changes: z.array(fieldChangeSchema) }),
  /** What is told in words alone: pages and who has them, flags, what the gate decided, and changes from before they were recorded. */
  z.object({ kind: z.literal('told'), words: z.string() }),
])
export type Happening = z.infer<typeof happeningSchema>

/** One thing that was done with a ticket. */
export const historyItemSchema = z.object({
  id: z.string(),
  at: instantSchema,
  by: authorSchema,
  /** The reason that was given; may be empty. */
  why: z.string(),
  what: happeningSchema,
})
export type HistoryItem = z.infer<typeof historyItemSchema>

export const historyQuerySchema = pageQuerySchema
export const historySchema = listOf(historyItemSchema).extend({
  /** From this instant on every change is recorded; of what was before, the history tells what the conversation does. */
  recordedSince: instantSchema,
})
export type History = z.infer<typeof historySchema>
