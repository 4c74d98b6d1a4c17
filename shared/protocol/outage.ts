import { z } from 'zod'
import { groupIdSchema, instantSchema, outageIdSchema, ticketIdSchema } from './common.ts'

/** Several groups that reported impaired or mission-critical trouble within one window (`rules/outages.ts`). */
export const outageSchema = z.object({
  id: outageIdSchema,
  beganAt: instantSchema,
  /** When the newest report came that is tied to it. */
  lastAt: instantSchema,
  /** Every ticket that is tied to it, the oldest report first. */
  ticketIds: z.array(ticketIdSchema),
  /** The groups that corroborate it: confirmed ones that were not blocked. */
  groupIds: z.array(groupIdSchema),
  version: z.number().int().positive(),
})
export type Outage = z.infer<typeof outageSchema>
