import { z } from 'zod'
import { deliveryIdSchema, instantSchema, methodIdSchema, responderIdSchema } from './common.ts'
import { channels } from './responder.ts'

/** How far a message has come; never just “sent”. `accepted`: a gateway took it, which is not that a person knows. */
export const deliveryStates = ['queued', 'accepted', 'delivered', 'read', 'answered', 'failed'] as const
export type DeliveryState = (typeof deliveryStates)[number]

/**
 * What a message is for: to wake somebody, to tell who was woken that somebody has it, to end an alarm at a gateway that
 * shows one, to try a method, or to bring the code that verifies it.
 */
export const deliveryPurposes = ['wake', 'tell', 'end', 'test', 'verify'] as const
export type DeliveryPurpose = (typeof deliveryPurposes)[number]

/** One message of a page to one person by one method. Each instant is the service's; null until it came to that. */
export const deliverySchema = z.object({
  id: deliveryIdSchema,
  purpose: z.enum(deliveryPurposes),
  responderId: responderIdSchema,
  /** As the person was called then. */
  responderName: z.string(),
  methodId: methodIdSchema,
  channel: z.enum(channels),
  /** Where it went, in words without secrets. */
  to: z.string(),
  /** Whether the method was verified when it was chosen. */
  isVerified: z.boolean(),
  /** Which repeat of the page it belongs to, from 1. */
  round: z.number().int().positive(),
  state: z.enum(deliveryStates),
  /** How often it was handed over, or tried to be. */
  tries: z.number().int().nonnegative(),
  /** The gateway's, at the last of these instants; blank before the first answer. */
  words: z.string(),
  queuedAt: instantSchema,
  acceptedAt: instantSchema.nullable(),
  deliveredAt: instantSchema.nullable(),
  readAt: instantSchema.nullable(),
  answeredAt: instantSchema.nullable(),
  failedAt: instantSchema.nullable(),
})
export type Delivery = z.infer<typeof deliverySchema>
