import { z } from 'zod'
import {
  authorSchema,
  groupIdSchema,
  instantSchema,
  lineSchema,
  listOf,
  operationIdSchema,
  pageIdSchema,
  pageQuerySchema,
  requesterSchema,
  staffIdSchema,
  statusSchema,
  textLimits,
  textSchema,
  ticketIdSchema,
  urgencySchema,
  verdictSchema,
} from './common.ts'
import { messageSchema } from './message.ts'
import { gateOutcomes } from '../rules/page-gate.ts'
import { timelineSchema } from '../rules/service-levels/timeline.ts'
import { relations } from '../rules/ticket-relations.ts'
import { wakingSteps } from '../rules/wakes-people.ts'

/** Who set an urgency, when, and why. */
export const urgencySettingSchema = z.object({ by: authorSchema, at: instantSchema, why: z.string() })

/** What made the gate decide: the ticket was filed, raised or reopened as mission critical, or its group became known. */
export const gateCauses = [...wakingSteps, 'group-known'] as const
export type GateCause = (typeof gateCauses)[number]

/** What the gate decided when the ticket last asked for people, and why in a sentence. */
export const gateDecisionSchema = z.object({
  outcome: z.enum(gateOutcomes),
  cause: z.enum(gateCauses),
  at: instantSchema,
  reason: z.string(),
  /** The page that it is, joined, or was told to; a withheld one is recorded too. */
  pageId: pageIdSchema.nullable(),
  /** The blocklist's entries that withheld it. */
  entryIds: z.array(operationIdSchema),
})
export type GateDecision = z.infer<typeof gateDecisionSchema>

/** Another ticket that staff linked this one with, and how this one stands to it. */
export const ticketLinkSchema = z.object({
  ticketId: ticketIdSchema,
  relation: z.enum(relations),
  by: authorSchema,
  at: instantSchema,
})
export type TicketLink = z.infer<typeof ticketLinkSchema>

/** What a stored requester looks like: blank after an erasure, so no rule of form applies on the way out. */
const storedRequesterSchema = z.object({
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  phone: z.string(),
})

/**
 * A ticket as lists, the feed and PATCH answer it. `groupName` is the name it was filed under (it does not follow
 * a renaming: it is evidence); the group's name of today stands in the group.
 */
export const ticketSchema = z.object({
  id: ticketIdSchema,
  number: z.number().int().positive(),
  groupId: groupIdSchema,
  groupName: z.string(),
  subject: z.string(),
  status: statusSchema,
  requester: storedRequesterSchema,
  urgency: z.object({
    requested: urgencySchema,
    effective: urgencySchema,
    judged: urgencySchema.nullable(),
  }),
  urgencySet: z.object({
    requested: urgencySettingSchema,
    effective: urgencySettingSchema,
    judged: urgencySettingSchema.nullable(),
  }),
  verdict: verdictSchema.nullable(),
  assigneeId: staffIdSchema.nullable(),
  source: z.enum(['form', 'staff']),
  /** What the customer said to the two advising questions of the form; null where not asked or not answered. */
  advice: z.object({ workedBefore: z.boolean().nullable(), everythingDown: z.boolean().nullable() }),
  mergedInto: ticketIdSchema.nullable(),
  /** Who merged it, and its status before. Absent or null where it is not merged, or a desk of before did that. */
  merged: z.object({ by: authorSchema, at: instantSchema, status: statusSchema }).nullable().optional(),
  /** What was linked last stands last; absent where nothing ever was. The same link stands on the other ticket. */
  links: z.array(ticketLinkSchema).optional(),
  /**
   * Who of the staff vouches that the group itself filed it: anybody can type a name. Absent or null where nobody did;
   * what staff filed, they vouch for.
   */
  reporterConfirmed: z.object({ by: authorSchema, at: instantSchema }).nullable().optional(),
  /** Absent or null while the ticket never asked for people. */
  gate: gateDecisionSchema.nullable().optional(),
  /** What its clocks go by. Absent where the desk is older than its service levels: no clock runs then. */
  timeline: timelineSchema.optional(),
  version: z.number().int().positive(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
})
export type Ticket = z.infer<typeof ticketSchema>

export const ticketWithMessagesSchema = ticketSchema.extend({
  messages: z.array(messageSchema),
  /** Replies that were written in another ticket and went to this one's requester too. Absent where there are none. */
  copies: z.array(messageSchema).optional(),
})
export type TicketWithMessages = z.infer<typeof ticketWithMessagesSchema>

/** Staff file a ticket for a customer. A console sends the id it already shows; others may leave it out. */
export const newTicketSchema = z.strictObject({
  id: ticketIdSchema.optional(),
  groupName: lineSchema(textLimits.groupName, 'a group name'),
  urgency: urgencySchema,
  requester: requesterSchema,
  subject: lineSchema(textLimits.subject, 'a subject'),
  description: textSchema(textLimits.body, 'a description'),
})
export type NewTicket = z.infer<typeof newTicketSchema>

/** The fields of a ticket that staff change. `urgency` is the effective one. */
export const ticketChangeFields = z.strictObject({
  status: statusSchema.optional(),
  assigneeId: staffIdSchema.nullable().optional(),
  urgency: urgencySchema.optional(),
  verdict: verdictSchema.nullable().optional(),
  subject: lineSchema(textLimits.subject, 'a subject').optional(),
  groupId: groupIdSchema.optional(),
  /** True: the group itself filed it, as far as staff can tell; false takes that back. */
  reporterConfirmed: z.boolean().optional(),
  reason: lineSchema(textLimits.reason, 'a reason').optional(),
})

/** What PATCH takes: at least one field beside `reason`. */
export const ticketChangeSchema = ticketChangeFields.refine(
  (change) => Object.keys(change).some((key) => key !== 'reason'),
  'Name at least one field to change.',
)
export type TicketChange = z.infer<typeof ticketChangeSchema>

/** Several values are given by repeating the parameter or with commas. `assignee=none` means nobody's. */
export const ticketQuerySchema = pageQuerySchema.extend({
  urgency: z.string().max(200).optional(),
  status: z.string().max(200).optional(),
  group: z.string().max(200).optional(),
  assignee: z.string().max(200).optional(),
  q: z.string().max(200).optional(),
})

/** Null takes the link away. */
export const linkChangeSchema = z.strictObject({ relation: z.enum(relations).nullable() })

export const ticketMergeSchema = z.strictObject({ into: ticketIdSchema })

/** `from`: the ticket that it is merged into, as its author saw it. */
export const ticketUnmergeSchema = z.strictObject({ from: ticketIdSchema })
export const ticketListSchema = listOf(ticketSchema)
