import { z } from 'zod'
import { stampSchema, type BlockOperation } from '../protocol/blocklist.ts'
import { operationIdSchema } from '../protocol/common.ts'
import type { ActOf } from './act.ts'

/** What a workstation adds to an operation on the blocklist, once, when it is made: it leaves with that however late. */
export const madeSchema = z.object({
  /** The group's latest operations that its author had seen, those made here and not sent included. */
  after: z.array(operationIdSchema),
  madeAt: stampSchema,
  /** How often it was made anew, since the desk had refused it: a refusal is remembered under the key that it was sent with. */
  attempt: z.number().int().nonnegative(),
})
export type Made = z.infer<typeof madeSchema>

/** Null where it cannot be read (any more). */
export function madeOf(base: unknown): Made | null {
  return madeSchema.safeParse(base).data ?? null
}

/** The operation as it is sent to the desk. */
export function operationOf(act: ActOf<'change-blocklist'>, { after, madeAt }: Made): BlockOperation {
  const { operationId: id, groupId, targets, from, until, reason, evidence } = act
  return {
    id,
    groupId,
    act: act.act,
    targets,
    after,
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
    reason,
    evidence,
    madeAt,
  }
}

/** The `Idempotency-Key` of an operation that was made anew so often. */
export function keyOfTry(id: string, { attempt }: Made): string {
  return attempt === 0 ? id : `${id}~${attempt}`
}
