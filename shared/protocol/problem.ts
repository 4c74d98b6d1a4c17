import { z } from 'zod'
import { messageSchema } from './message.ts'
import { problemCodes } from './failure-codes.ts'

export const fieldErrorSchema = z.object({ path: z.string(), message: z.string() })
export type FieldError = z.infer<typeof fieldErrorSchema>

/** RFC 9457, with the desk's `code`, field errors for 400 and 422, and what a conflict was with. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.enum(problemCodes),
  errors: z.array(fieldErrorSchema).optional(),
  /** With `version-conflict`: the resource as it stands. */
  current: z.unknown().optional(),
  /** With `unseen-messages`: what the author has not seen. */
  unseen: z.array(messageSchema).optional(),
})
export type Problem = z.infer<typeof problemSchema>
