import { clockNames, type ClockName, type TicketClock, type TicketClocks } from './ticket-clocks.ts'

/** What of a ticket comes due next. Instants in ms. */
export type DueNext =
  | { readonly kind: 'due'; readonly clock: ClockName; readonly at: number; readonly warnAt: number }
  /** Nothing runs while it waits for the customer. */
  | { readonly kind: 'paused' }

/** How near the end of a clock is at an instant: time enough, little of it, or none. */
export const dueStates = ['ample', 'soon', 'late'] as const
export type DueState = (typeof dueStates)[number]

/** Of the clocks that run, the one that ends first; null where none runs and none will. */
export function dueNext(clocks: TicketClocks): DueNext | null {
  const ofName: Record<ClockName, TicketClock | null> = {
    'first-answer': clocks.firstAnswer,
    solution: clocks.solution,
  }
  let next: Extract<DueNext, { kind: 'due' }> | null = null
  for (const name of clockNames) {
    const clock = ofName[name]
    if (clock?.kind === 'running' && (next === null || clock.dueAt < next.at))
      next = { kind: 'due', clock: name, at: clock.dueAt, warnAt: clock.warnAt }
  }
  if (next !== null) return next
  return clocks.solution?.kind === 'paused' ? { kind: 'paused' } : null
}

export function dueStateAt(now: number, { at, warnAt }: { at: number; warnAt: number }): DueState {
  if (now > at) return 'late'
  return now >= warnAt ? 'soon' : 'ample'
}
