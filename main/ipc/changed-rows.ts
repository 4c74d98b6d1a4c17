import type { Events } from '../../shared/ipc/events.ts'
import { readRowsOfTickets } from '../store/queue-rows.ts'
import type { Session } from '../sync/session.ts'

/** Tickets whose rows are told with a change at most: more are better asked for by whoever shows them. */
const mostTold = 5

/**
 * A change with the rows of its tickets, where they are few: a queue that shows them need not ask before it draws. What cannot be
 * read is left to those who ask. Never throws.
 */
export function withRows(
  change: Events['changed'],
  session: Pick<Session, 'cache' | 'locked' | 'now'>,
): Events['changed'] {
  const { topics, ticketIds } = change
  const isFew = ticketIds !== null && ticketIds.length > 0 && ticketIds.length <= mostTold
  if (!isFew || session.locked !== null || !topics.includes('tickets')) return change
  try {
    return { ...change, rows: readRowsOfTickets(session.cache.read, ticketIds, session.now()) }
  } catch {
    return change
  }
}
