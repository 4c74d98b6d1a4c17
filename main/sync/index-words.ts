import { setImmediate as nextTurn } from 'node:timers/promises'
import { indexSomeText } from '../store/text-index.ts'
import type { Session } from './session.ts'

/** Tickets per transaction: some ms, so that no screen waits for its answer. */
const atOnce = 64

/** Indexes the words of what a first sync brought, a little at a time. What the disk refuses is taken up with the next exchange. */
export async function indexWords(session: Session): Promise<void> {
  let done = 0
  try {
    while (!session.closed && indexSomeText(session.cache.write, atOnce) > 0) {
      done += atOnce
      await nextTurn()
    }
  } catch {
    return
  }
  if (done > 0 && !session.closed) session.events.changed({ topics: ['tickets'], ticketIds: null })
}
