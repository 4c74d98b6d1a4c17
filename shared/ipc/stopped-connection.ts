import type { Failure } from './result.ts'
import type { ConnectionView } from './views.ts'

/** What a shell tells of the connection once the part that held it is gone; counts are unknown and shown as none. */
export function stoppedConnection(failure: Failure): ConnectionView {
  return { state: { kind: 'stopped', failure }, lastExchangeAt: null, waiting: 0, needsYou: 0 }
}
