import { z } from 'zod'
import { failureSchema, type Failure } from '../../shared/ipc/result.ts'
import { longestRetryAfterMs } from '../remote/retry-after.ts'
import { readFact, readFactAs, writeFact } from '../store/fact.ts'
import type { Session } from './session.ts'

const fact = 'quiet-time'
const quietSchema = z.object({ since: z.number(), until: z.number(), failure: failureSchema })

/** A pause that the service asked for (`Retry-After`, RFC 9110, 10.2.3). It outlives a restart. */
export type QuietTime = z.infer<typeof quietSchema>

/**
 * The pause that lasts still; null where there is none. A clock that was set back ends it: how much is left is not known.
 * So does a bit that flipped in it: no desk asks for longer than is believed, and whoever is refused hears it again.
 */
export function readQuietTime({ work, now }: Session): QuietTime | null {
  const quiet = readFactAs(work, fact, (value) => quietSchema.safeParse(value))
  if (quiet === null || quiet === 'unreadable' || quiet.until - quiet.since > longestRetryAfterMs) return null
  return quiet.since <= now() && now() < quiet.until ? quiet : null
}

/** Notes the pause that a failure asks for; the longest counts. */
export function noteQuietTime(session: Session, failure: Failure): void {
  const { retryAfterMs } = failure
  if (retryAfterMs === undefined || retryAfterMs <= 0) return
  const since = session.now()
  const until = Math.max(since + retryAfterMs, readQuietTime(session)?.until ?? 0)
  writeSafely(session, JSON.stringify({ since, until, failure }))
}

/** A person does not want to wait. */
export function endQuietTime(session: Session): void {
  if (readFact(session.work, fact) !== null) writeSafely(session, '')
}

/** A pause that the disk refuses to note is kept by the backoff of what was refused, alone. */
function writeSafely({ work }: Session, value: string): void {
  try {
    writeFact(work, fact, value)
  } catch {
    return
  }
}
