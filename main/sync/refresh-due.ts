import { hasStaleDue, refreshSomeDue } from '../store/stale-due.ts'
import type { Session } from './session.ts'

/** Tickets per transaction: some ms, on a busy machine some tens, for which a screen may have to wait. */
const atOnce = 100

const refreshing = new WeakSet<Session>()

/**
 * Works out anew what is due of the tickets whose promise changed, some at a time, so that screens are answered in
 * between; one run at a time. What the disk refuses is taken up with the next exchange.
 */
export async function refreshDue(session: Session): Promise<void> {
  if (refreshing.has(session) || session.closed || !hasStaleDue(session.cache.read)) return
  refreshing.add(session)
  try {
    while (!session.closed && refreshSomeDue(session.cache, atOnce) > 0) await session.timers.nextTurn()
  } catch {
    return
  } finally {
    refreshing.delete(session)
  }
  if (!session.closed) session.events.changed({ topics: ['tickets'], ticketIds: null })
}
