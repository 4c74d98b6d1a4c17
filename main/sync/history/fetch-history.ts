import { failed, success, type Result } from '../../../shared/ipc/result.ts'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { putHistory, readHistory } from '../../store/histories.ts'
import { readTicketVersion } from '../../store/read-ticket.ts'
import { storageFailure } from '../../store/storage-failure.ts'
import type { Session } from '../session.ts'

/** A ticket that changes while it is asked about is asked about again; so often at most. */
const mostTries = 3

/** Brings the history of a ticket here, once however often it is asked for, and tells the screens. Nothing where it is here. */
export function fetchHistory(session: Session, ticketId: TicketId): Promise<Result<null>> {
  const under = session.histories.get(ticketId)
  if (under !== undefined) return under
  const fetching = fetchOnce(session, ticketId).finally(() => session.histories.delete(ticketId))
  session.histories.set(ticketId, fetching)
  return fetching
}

async function fetchOnce(session: Session, ticketId: TicketId): Promise<Result<null>> {
  for (let tries = 1; ; tries += 1) {
    const version = readTicketVersion(session.cache.read, ticketId)
    if (version === 0) return failed('not-found', 'The desk does not know this ticket yet.')
    if (readHistory(session.cache.read, ticketId)?.version === version) return success(null)
    const told = await session.remote.history(ticketId)
    if (session.closed) return success(null)
    if (!told.ok) return told
    // Between question and answer it may have been erased: what is older than the ticket here is not kept.
    if (readTicketVersion(session.cache.read, ticketId) !== version) {
      if (tries < mostTries) continue
      return failed('unavailable', 'The ticket changes all the time. Ask again in a moment.')
    }
    const { items, recordedSince } = told.value
    try {
      const kept = { version, readAt: session.now(), history: { items, recordedSince } }
      putHistory(session.cache.write, ticketId, kept)
    } catch (thrown) {
      const failure = storageFailure(thrown)
      if (failure === null) throw thrown
      return { ok: false, failure }
    }
    session.events.changed({ topics: ['history'], ticketIds: [ticketId] })
    return success(null)
  }
}
