import type { ActState, Decision } from '../../../shared/ipc/act.ts'
import { assertNever } from '../../../shared/rules/assert-never.ts'

/** Where an act stands, for the person who waits for it. `time` writes an instant (ms) as a clock reads. */
export function actWords(state: ActState, time: (atMs: number) => string): string {
  switch (state.kind) {
    case 'waiting':
      return state.tries > 0 && state.nextTryAt !== null
        ? `Waits for the connection, next try at ${time(state.nextTryAt)}`
        : 'Waits for the connection'
    case 'sending':
      return 'Sending…'
    case 'sent':
      return 'Sent'
    case 'needs-you':
      return `Needs you: ${state.failure.message}`
    default:
      return assertNever(state)
  }
}

export interface Choice {
  decision: Decision['kind']
  name: string
}

/** What its author can do about it, the likeliest first. */
export function actChoices(state: ActState): Choice[] {
  switch (state.kind) {
    case 'waiting':
      return [{ decision: 'discard', name: 'Discard' }]
    case 'sending':
    case 'sent':
      return []
    case 'needs-you':
      return [forward(state.failure.code), { decision: 'discard', name: 'Discard' }]
    default:
      return assertNever(state)
  }
}

function forward(code: string): Choice {
  if (code === 'unseen-messages') return { decision: 'send-anyway', name: 'Send anyway' }
  if (code === 'version-conflict') return { decision: 'mine', name: 'Keep mine' }
  return { decision: 'retry', name: 'Retry' }
}
