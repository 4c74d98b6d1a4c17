import { z } from 'zod'
import { instantSchema, listOf, pageQuerySchema, staffIdSchema } from './common.ts'

/** What is written down of whoever changes it. */
export const auditSubjects = ['responder', 'rota'] as const
export type AuditSubject = (typeof auditSubjects)[number]

/** One act on whom pages go to: only ever added, never changed. */
export const auditEntrySchema = z.object({
  id: z.string(),
  at: instantSchema,
  /** Who did it, as they were called then. */
  by: z.object({ staffId: staffIdSchema, name: z.string() }),
  about: z.enum(auditSubjects),
  /** Of the responder, also of one that is gone; `rota`. */
  aboutId: z.string(),
  /** As it was called then. */
  aboutName: z.string(),
  /** What changed, a sentence each; no secrets. */
  changes: z.array(z.string()),
})
export type AuditEntry = z.infer<typeof auditEntrySchema>

export const auditQuerySchema = pageQuerySchema.extend({
  about: z.enum(auditSubjects).optional(),
  /** Of one responder. */
  aboutId: z.string().max(64).optional(),
})
export const auditListSchema = listOf(auditEntrySchema)
