import { buildIndexes } from '../store/build-indexes.ts'
import { indexSomeText } from '../store/text-index.ts'
import { foldSoon } from './fold-soon.ts'
import { refreshDue } from './refresh-due.ts'
import type { Session } from './session.ts'

/**
 * Tickets per transaction: some tens of ms, for which a screen may have to wait, as for a page of changes. Fewer cost more
 * each: with every commit the index writes out what it holds, and merges that with what it wrote before.
 */
const atOnce = 500

/**
 * Finishes what a first sync leaves undone, a little at a time: indexes, and the words of what it brought. What the disk
 * refuses is taken up with the next exchange.
 */
export async function indexCache(session: Session): Promise<void> {
  let done = 0
  try {
    for (const _ of buildIndexes(session.cache.write)) {
      foldSoon(session, session.cache)
      if (session.closed) return
      await session.timers.nextTurn()
    }
    await refreshDue(session)
    while (!session.closed && indexSomeText(session.cache.write, atOnce) > 0) {
      done += atOnce
      foldSoon(session, session.cache)
      await session.timers.nextTurn()
    }
  } catch {
    return
  }
  if (done > 0 && !session.closed) session.events.changed({ topics: ['tickets'], ticketIds: null })
}
