import { z } from 'zod'
import { ticketIdSchema } from './common.ts'

const tickets = z.array(ticketIdSchema)

/** What a group's mission-critical tickets of the last 90 days were worth (`rules/urgency-record.ts`). */
export const urgencyRecordSchema = z.object({
  missionCritical: tickets,
  justified: tickets,
  overstated: tickets,
  falseAlarms: tickets,
  couldNotKnow: tickets,
  unjudged: tickets,
  excused: tickets,
  unvouched: tickets,
  /** In ms since 1970. */
  lastFalseAt: z.number().nullable(),
  falseShare: z.number().min(0).max(1),
})
