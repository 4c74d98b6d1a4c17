import type { Handlers } from '../../shared/ipc/calls.ts'
import { success, type Result } from '../../shared/ipc/result.ts'
import { fetchHistory } from '../sync/history/fetch-history.ts'
import { readHistoryView } from '../sync/history/history-view.ts'
import type { Session } from '../sync/session.ts'

type HistoryHandlers = Pick<Handlers<'core'>, 'history.read' | 'history.fetch'>

/** Answers about what was done with a ticket. */
export function createHistoryHandlers(current: () => Result<Session>): HistoryHandlers {
  return {
    'history.read': ({ ticketId }) => {
      const session = current()
      return session.ok ? success(readHistoryView(session.value, ticketId)) : session
    },
    'history.fetch': ({ ticketId }) => {
      const session = current()
      return session.ok ? fetchHistory(session.value, ticketId) : session
    },
  }
}
