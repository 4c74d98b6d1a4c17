import { z } from 'zod'
import { actIdSchema } from '../../../shared/ipc/act.ts'
import { failureSchema } from '../../../shared/ipc/result.ts'
import { instantSchema, operationIdSchema, staffIdSchema } from '../../../shared/protocol/common.ts'

const actId = actIdSchema
const enforcementSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('only-here'), actId }),
  z.object({ kind: z.literal('sent'), actId }),
  z.object({ kind: z.literal('enforced'), at: z.number() }),
  z.object({ kind: z.literal('refused'), actId, failure: failureSchema }),
])

/** What a list shows of one block of a group, as its operations leave it. Whether it is in force, the time says. */
const blockedEntrySchema = z.object({
  id: operationIdSchema,
  madeBy: staffIdSchema,
  reason: z.string(),
  from: instantSchema,
  until: instantSchema.nullable(),
  /** When it is to be looked at again, in ms. */
  reviewAt: z.number().nullable(),
  isLifted: z.boolean(),
  enforcement: enforcementSchema,
})
export type BlockedEntry = z.infer<typeof blockedEntrySchema>

/** The operations on one group, folded. */
const foldedRowSchema = z.object({
  entries: z.array(blockedEntrySchema),
  disputes: z.number(),
  /** Operations made here that need their author. */
  refused: z.array(enforcementSchema),
  /** Operations made here that the desk does not have. */
  onlyHere: z.number(),
})
export type FoldedRow = z.infer<typeof foldedRowSchema>

/** Rows that were read lately, by their text: a list looks at all of them each time, and few change in between. */
const readLately = new Map<string, FoldedRow>()
const mostReadLately = 10_000

/** What `foldBlocked` kept of one group. Throws on what it cannot have written. */
export function foldedRowOf(doc: string): FoldedRow {
  const known = readLately.get(doc)
  if (known !== undefined) return known
  const row = foldedRowSchema.parse(JSON.parse(doc))
  if (readLately.size >= mostReadLately) readLately.clear()
  readLately.set(doc, row)
  return row
}
