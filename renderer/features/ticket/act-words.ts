import type { ActState, Decision } from '../../../shared/ipc/act.ts'
import type { TicketView } from '../../../shared/ipc/views.ts'
import { assertNever } from '../../../shared/rules/assert-never.ts'

/**
 * Where an act stands, for the person who waits for it. `time` writes an instant (ms) as a clock reads; `isHeld`: an
 * act on the same ticket needs its author, and what was done after it waits.
 */
export function actWords(state: ActState, time: (atMs: number) => string, isHeld = false): string {
  switch (state.kind) {
    case 'waiting':
      if (isHeld && state.tries === 0) return 'Waits behind an act that needs you'
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
  decision: Exclude<Decision['kind'], 'settle'>
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
  if (code === 'version-conflict') return { decision: 'retry', name: 'Keep mine' }
  return { decision: 'retry', name: 'Retry' }
}

/** Whether anything done on this ticket needs its author. */
export function hasActThatNeedsYou({ messages, pending }: TicketView): boolean {
  return (
    messages.some(({ act }) => act?.state.kind === 'needs-you') ||
    pending.some(({ state }) => state.kind === 'needs-you')
  )
}
