import type { Cache } from '../store/cache.ts'
import { readFeedPosition } from '../store/feed-position.ts'
import type { Session } from './session.ts'

/** Why a cache does not hold all of the desk; null where it does. */
export function incompleteOf({ read, isRebuilt }: Cache): Session['incomplete'] {
  if (readFeedPosition(read).complete) return null
  return isRebuilt ? 'after-damage' : 'first-sync'
}
