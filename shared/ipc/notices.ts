import { z } from 'zod'
import { ticketIdSchema } from '../protocol/common.ts'

/** Something that a person is told of outside the console's window, once. */
export const noticeSchema = z.object({
  /** Of what it tells: the same thing is never told twice, and a system shows one of a key. */
  key: z.string(),
  /** `to-me`: people are waited for, and this person is one of them. `quiet`: nobody is woken by it. */
  kind: z.enum(['to-me', 'normal', 'quiet']),
  title: z.string(),
  body: z.string(),
  /** What a click opens; null opens the console alone. */
  ticketId: ticketIdSchema.nullable(),
})
export type Notice = z.infer<typeof noticeSchema>

export const noticesSchema = z.array(noticeSchema)
/** As much of `AlarmsView` as a tray shows. */
export const unheldSchema = z.object({ unheld: z.number().int().nonnegative() })
