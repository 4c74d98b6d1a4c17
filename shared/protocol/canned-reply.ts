import { z } from 'zod'
import { authorSchema, cannedReplyIdSchema, instantSchema, lineSchema, listOf, textSchema } from './common.ts'

/** In UTF-16 code units. */
export const cannedLimits = { title: 80, body: 20_000, shortcut: 20 } as const

/**
 * An answer that the desk gives often, in Markdown, with variables such as `{{requester.firstName}}`. Everybody of the staff
 * may use and change it; the last one who saved it stands beside it.
 */
export const cannedReplySchema = z.object({
  id: cannedReplyIdSchema,
  title: z.string(),
  body: z.string(),
  /** What is typed after `;` to get it; null where it has none. */
  shortcut: z.string().nullable(),
  updatedBy: authorSchema,
  version: z.number().int().positive(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
})
export type CannedReply = z.infer<typeof cannedReplySchema>

export const cannedReplyListSchema = listOf(cannedReplySchema)

/** What PUT takes: all of it. */
export const newCannedReplySchema = z.strictObject({
  title: lineSchema(cannedLimits.title, 'a title'),
  body: textSchema(cannedLimits.body, 'a text'),
  shortcut: z
    .string()
    .max(cannedLimits.shortcut, `Use at most ${cannedLimits.shortcut} characters.`)
    .regex(/^[a-z0-9-]+$/, 'Use small letters, digits and hyphens.')
    .nullable(),
})
export type NewCannedReply = z.infer<typeof newCannedReplySchema>
