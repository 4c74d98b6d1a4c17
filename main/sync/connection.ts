import type { Failure } from '../../shared/ipc/result.ts'
import type { ConnectionState } from '../../shared/ipc/views.ts'
import { assertNever } from '../../shared/rules/assert-never.ts'

/** What happened on the line to the service. Instants are milliseconds since 1970. */
export type ConnectionEvent =
  | { kind: 'tried' }
  /**
   * A page of a sync that fills an empty cache: the last sequence number read, and the service's newest. `again`: the
   * cache before it stays in use until all of it is read.
   */
  | { kind: 'page-pulled'; at: number; reached: number; head: number | null; again: boolean }
  /** A person has that sync wait, or go on. */
  | { kind: 'paused'; isPaused: boolean; at: number }
  | { kind: 'caught-up'; at: number }
  | { kind: 'failed'; at: number; retryAt: number | null; failure: Failure }

/**
 * Online means that the last exchange succeeded, whatever the network card thinks. `since` stays over repeated
 * successes and repeated failures: a person reads "offline since 14:02".
 */
export function nextConnection(state: ConnectionState, event: ConnectionEvent): ConnectionState {
  switch (event.kind) {
    case 'tried':
      return state.kind === 'connecting' ? { kind: 'connecting' } : state
    case 'page-pulled': {
      const { at, reached, head, again } = event
      const goesOn = state.kind === 'pulling' && (state.again === true) === again && reached >= state.done
      const since = (goesOn ? state.since : undefined) ?? { at, done: reached }
      const isPaused = goesOn && state.isPaused === true
      const total = totalOf(reached, head)
      const more = { ...(again && { again }), ...(isPaused && { isPaused }) }
      return { kind: 'pulling', done: reached, total, since, ...more }
    }
    case 'paused': {
      if (state.kind !== 'pulling') return state
      const { isPaused: _was, ...going } = state
      // The time that it waited says nothing of its pace.
      return event.isPaused
        ? { ...going, isPaused: true }
        : { ...going, since: { at: event.at, done: state.done } }
    }
    case 'caught-up':
      return state.kind === 'online' ? state : { kind: 'online', since: event.at }
    case 'failed': {
      const since = state.kind === 'offline' ? state.since : event.at
      return { kind: 'offline', since, retryAt: event.retryAt, failure: event.failure }
    }
    default:
      return assertNever(event)
  }
}

/** A head that was told before the page is behind it where the service has gone on meanwhile. */
function totalOf(reached: number, head: number | null): number | null {
  return head === null ? null : Math.max(reached, head)
}
