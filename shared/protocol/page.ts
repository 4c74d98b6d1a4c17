import { z } from 'zod'
import {
  groupIdSchema,
  instantSchema,
  lineSchema,
  listOf,
  methodIdSchema,
  operationIdSchema,
  outageIdSchema,
  pageIdSchema,
  pageQuerySchema,
  responderIdSchema,
  staffIdSchema,
  textLimits,
  ticketIdSchema,
} from './common.ts'
import { deliverySchema } from './delivery.ts'

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

/** By what somebody said that they have it: a console, the link in the message, the pager's own key, or PagerDuty. */
export const acknowledgementWays = ['console', 'link', 'pager'] as const
export type AcknowledgementWay = (typeof acknowledgementWays)[number]

/** Who has it. One of the two ids says who it is; both where a responder is one of the staff. */
export const acknowledgementSchema = z.object({
  name: z.string(),
  staffId: staffIdSchema.nullable(),
  responderId: responderIdSchema.nullable(),
  how: z.enum(acknowledgementWays),
})
export type Acknowledgement = z.infer<typeof acknowledgementSchema>

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
  /** When a gateway first took a message of it. */
  notifiedAt: instantSchema.nullable().default(null),
  acknowledgedAt: instantSchema.nullable(),
  acknowledgedBy: acknowledgementSchema.nullable().default(null),
  resolvedAt: instantSchema.nullable().default(null),
  /** Who was asked for by name; nobody: who is on duty. */
  responderIds: z.array(responderIdSchema).default([]),
  /** Who is asked alone at first, since they have an earlier page of the group; null once everybody on duty is asked, or somebody has it. */
  firstTo: responderIdSchema.nullable().default(null),
  /** The one method that it goes by: of a test or a code. */
  methodId: methodIdSchema.nullable().default(null),
  /** How often it went round, the first time included. */
  round: z.number().int().nonnegative().default(0),
  /** When it goes round again unless somebody has it; null where it does not. */
  nextRoundAt: instantSchema.nullable().default(null),
  /** What keeps it from people, for people: nobody is on duty, nobody has a method, too late. Blank: nothing. */
  trouble: z.string().default(''),
  /** Its messages, the oldest first. */
  deliveries: z.array(deliverySchema).default([]),
  /** Older messages that are not told here, for their number; `GET /v1/pages/:id/deliveries` has them. */
  deliveriesLeftOut: z.number().int().nonnegative().default(0),
  version: z.number().int().positive(),
})
export type Page = z.infer<typeof pageSchema>
/** A page without its messages, which may be thousands. */
export const pageHeadSchema = pageSchema.omit({ deliveries: true, deliveriesLeftOut: true })
export type PageHead = z.infer<typeof pageHeadSchema>

/** How far a page is that nobody has heard of yet. */
export const untoldPage = {
  notifiedAt: null,
  acknowledgedAt: null,
  acknowledgedBy: null,
  resolvedAt: null,
  responderIds: [],
  firstTo: null,
  methodId: null,
  round: 0,
  nextRoundAt: null,
  trouble: '',
  deliveries: [],
  deliveriesLeftOut: 0,
  version: 1,
} satisfies Partial<Page>

/** Staff wake people by hand: their own act, whatever the gate decided about the group. */
export const newPageSchema = z
  .strictObject({
    id: pageIdSchema.optional(),
    kind: z.enum(['manual', 'drill']),
    ticketId: ticketIdSchema.optional(),
    /** Nobody named: everybody on duty. */
    responderIds: z.array(responderIdSchema).max(500).optional(),
    text: lineSchema(textLimits.reason, 'what to tell them'),
  })
  .refine(({ kind, ticketId }) => kind === 'manual' || ticketId === undefined, 'A drill is about no ticket.')
export type NewPage = z.infer<typeof newPageSchema>

export const pageListQuerySchema = pageQuerySchema.extend({ state: z.enum(pageStates).optional() })
export const pageListSchema = listOf(pageSchema)

const note = lineSchema(textLimits.reason, 'a note').optional()
/** What acknowledging and resolving take. */
export const pageNoteSchema = z.strictObject({ note })
/** Somebody else has it from now on. */
export const handOverSchema = z.strictObject({ to: responderIdSchema, note })
export const deliveryListSchema = listOf(deliverySchema)
