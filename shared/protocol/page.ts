import { z } from 'zod'
import {
  groupIdSchema,
  instantSchema,
  lineSchema,
  listOf,
  operationIdSchema,
  outageIdSchema,
  pageIdSchema,
  pageQuerySchema,
  staffIdSchema,
  textLimits,
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

/**
 * Why there is a page: the gate let a ticket through (or withheld it), a ticket of an unknown group lay unopened for ten
 * minutes, staff woke people by hand, or it is a drill.
 */
export const pageKinds = ['gate', 'unopened', 'manual', 'drill'] as const
export type PageKind = (typeof pageKinds)[number]

/** The act of waking people, or of not waking them. */
export const pageSchema = z.object({
  id: pageIdSchema,
  kind: z.enum(pageKinds).default('gate'),
  /** The ticket that caused it; null for a drill, and for a page by hand about no ticket. */
  ticketId: ticketIdSchema.nullable(),
  groupId: groupIdSchema.nullable(),
  outageId: outageIdSchema.nullable(),
  /** The member of staff whose act it was: of pages by hand and drills only. */
  madeBy: staffIdSchema.nullable().default(null),
  /** What its author says to whom it wakes; blank where the ticket says it. */
  text: z.string().default(''),
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

/** Staff wake people by hand: their own act, whatever the gate decided about the group. */
export const newPageSchema = z
  .strictObject({
    id: pageIdSchema.optional(),
    kind: z.enum(['manual', 'drill']),
    ticketId: ticketIdSchema.optional(),
    /** Nobody named: everybody on duty. */
    responderIds: z.array(z.string().min(1).max(64)).max(500).optional(),
    text: lineSchema(textLimits.reason, 'what to tell them'),
  })
  .refine(({ kind, ticketId }) => kind === 'manual' || ticketId === undefined, 'A drill is about no ticket.')
export type NewPage = z.infer<typeof newPageSchema>

export const pageListQuerySchema = pageQuerySchema.extend({ state: z.enum(pageStates).optional() })
export const pageListSchema = listOf(pageSchema)
