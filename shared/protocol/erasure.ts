import { z } from 'zod'
import { emailSchema } from './common.ts'

/** Blanks a requester's personal data everywhere, found by e-mail address. */
export const erasureSchema = z.strictObject({ email: emailSchema })
export const erasureResultSchema = z.object({
  tickets: z.number().int(),
  messages: z.number().int(),
  groups: z.number().int(),
})
