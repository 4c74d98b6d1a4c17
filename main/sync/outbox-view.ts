import type { ActState, OutboxEntry } from '../../shared/ipc/act.ts'
import { readOutbox } from '../store/acts.ts'
import { pulledMessage } from './message-view.ts'
import { keysOf } from './act-keys.ts'
import { readConflicts } from './read-conflicts.ts'
import type { Session } from './session.ts'
import { holdingMessages } from './unseen.ts'

/**
 * The outbox as its author sees it, the newest first. Of a device that is locked out, only what its author made
 * there: what others wrote stays locked away with the cache.
 */
export function readOutboxEntries({ work, cache, person, locked }: Session, mostSent: number): OutboxEntry[] {
  const isOpen = locked === null
  return readOutbox(work, mostSent).map((kept) => {
    const { id, act, title, madeAt, state, wakes, base } = kept
    return {
      id,
      act,
      title,
      madeAt,
      state: isOpen ? state : withoutOthersWords(state),
      wakes: wakes !== null,
      ...keysOf(act, base),
      conflicts: isOpen ? readConflicts(cache.read, kept, person.id) : [],
      unseen: isOpen ? holdingMessages(cache.read, kept, person.id).map(pulledMessage) : [],
    }
  })
}

function withoutOthersWords(state: ActState): ActState {
  if (state.kind !== 'needs-you') return state
  const { code, message } = state.failure
  return { ...state, failure: { code, message } }
}
