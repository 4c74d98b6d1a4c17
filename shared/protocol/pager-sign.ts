import { z } from 'zod'
import { instantSchema } from './common.ts'

/**
 * The pager's sign of life, as `GET /v1/me` and `event: pager` tell it. `ageMs` is counted by the service, so that no
 * workstation's clock matters; both are null where the pager never gave one.
 */
export const pagerSignSchema = z.object({
  heartbeatAt: instantSchema.nullable(),
  ageMs: z.number().nonnegative().nullable(),
  /** Pages under way that something keeps from people; absent where a desk does not count them. */
  troubled: z.number().int().nonnegative().optional(),
})
export type PagerSign = z.infer<typeof pagerSignSchema>
