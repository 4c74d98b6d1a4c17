import { failed, type Failure } from '../../shared/ipc/result.ts'
import type { FeedPosition } from '../store/feed-position.ts'

/**
 * Why a page cannot follow what was read so far, though each of its changes makes sense; null where it can. Without
 * this a service that repeats itself, or something between it and the console that does, would be asked for ever.
 */
export function doubtPage(
  position: Pick<FeedPosition, 'cursor' | 'reached'>,
  page: { cursor: string; more: boolean; first: number },
): Failure | null {
  const isEmpty = page.first === 0
  if (!isEmpty && page.first <= position.reached)
    return doubt('The desk sent changes that this console has read before.')
  if (page.more && isEmpty) return doubt('The desk says that there is more, and sends nothing.')
  if (page.more && page.cursor === position.cursor)
    return doubt('The desk says that there is more, and sends this console back to where it was.')
  return null
}

function doubt(what: string): Failure {
  return failed('service-nonsense', `${what} Nothing of it was kept; the console asks again.`).failure
}
