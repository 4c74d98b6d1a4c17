import { z } from 'zod'
import type { Failure } from '../../shared/ipc/result.ts'

const offlineSchema = z.looseObject({ state: z.looseObject({ kind: z.literal('offline') }) })

/**
 * The core's view of the connection; to a sample desk that is not started any more with its own words (`failure`), in
 * place of those for a lost network.
 */
export function withSampleWords(view: unknown, failure: Failure | null): unknown {
  const offline = offlineSchema.safeParse(view)
  if (failure === null || !offline.success) return view
  return { ...offline.data, state: { ...offline.data.state, failure } }
}
