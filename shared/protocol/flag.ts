import { z } from 'zod'
import {
  authorSchema,
  flagIdSchema,
  instantSchema,
  lineSchema,
  listOf,
  textLimits,
  ticketIdSchema,
} from './common.ts'

/** Staff's word that the urgency of a ticket was an abuse: at most one of each person on a ticket. */
export const flagSchema = z.object({
  id: flagIdSchema,
  ticketId: ticketIdSchema,
  reason: z.string(),
  /** Blank where its author had nothing to add. */
  note: z.string(),
  by: authorSchema,
  createdAt: instantSchema,
  version: z.number().int().positive(),
})
export type Flag = z.infer<typeof flagSchema>

export const flagListSchema = listOf(flagSchema)

/** Who flags a ticket again replaces their own reason and note. */
export const newFlagSchema = z.strictObject({
  /** Of a flag that is new; one that is replaced keeps its own. */
  id: flagIdSchema.optional(),
  reason: lineSchema(textLimits.reason, 'a reason'),
  note: z.string().trim().max(2000, 'Use at most 2000 characters.').default(''),
})
export type NewFlag = z.infer<typeof newFlagSchema>
