import { z } from 'zod'
import {
  groupIdSchema,
  instantSchema,
  listOf,
  operationIdSchema,
  pageIdSchema,
  pageQuerySchema,
  ticketIdSchema,
} from './common.ts'

/** How far a page has come. `withheld` is one that a blocked group would have caused: recorded, shown, not sent. */
export const pageStates = [
  'queued',
  'sending',
  'notified',
  'acknowledged',
  'resolved',
  'withheld',
  'failed',
] as const
export type PageState = (typeof pageStates)[number]

/** The act of waking people, or of not waking them. */
export const pageSchema = z.object({
  id: pageIdSchema,
  /** The ticket that caused it. */
  ticketId: ticketIdSchema,
  groupId: groupIdSchema,
  outageId: z.string().nullable(),
  state: z.enum(pageStates),
  /** Every ticket that is counted into it, the first included, in their order. */
  ticketIds: z.array(ticketIdSchema),
  /** The blocklist's entries that withheld it. */
  entryIds: z.array(operationIdSchema),
  beganAt: instantSchema,
  acknowledgedAt: instantSchema.nullable(),
  version: z.number().int().positive(),
})
export type Page = z.infer<typeof pageSchema>

export const pageListQuerySchema = pageQuerySchema.extend({ state: z.enum(pageStates).optional() })
export const pageListSchema = listOf(pageSchema)
