import { buildIndexes } from '../store/build-indexes.ts'
import { indexSomeText } from '../store/text-index.ts'
import type { Session } from './session.ts'

/** Tickets per transaction: some ms, so that no screen waits for its answer. */
const atOnce = 200

/**
 * Finishes what a first sync leaves undone, a little at a time: indexes, and the words of what it brought. What the disk
 * refuses is taken up with the next exchange.
 */
export async function indexCache(session: Session): Promise<void> {
  let done = 0
  try {
    for (const _ of buildIndexes(session.cache.write)) {
      if (session.closed) return
      await session.timers.nextTurn()
    }
    while (!session.closed && indexSomeText(session.cache.write, atOnce) > 0) {
      done += atOnce
      await session.timers.nextTurn()
    }
  } catch {
    return
  }
  if (done > 0 && !session.closed) session.events.changed({ topics: ['tickets'], ticketIds: null })
}
