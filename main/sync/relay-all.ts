import { readUnsettledSubjects, writeActSettled } from '../store/acts.ts'
import { changeCache } from '../store/cache-change.ts'
import { laidLevelsFact } from '../store/due-book.ts'
import { readFact } from '../store/fact.ts'
import { forgetBlockedDue, readBlockedDue } from '../store/put-blocked-group.ts'
import { readFlagLaidTicketIds } from '../store/put-flag.ts'
import { readLaidBlockedIds } from '../store/read-blocked-groups.ts'
import { readLaidGroupIds } from '../store/read-group.ts'
import { readLaidTicketIds } from '../store/read-ticket.ts'
import { relaySubject } from './relay.ts'
import type { Session } from './session.ts'

/**
 * Rebuilds what is laid over the cache from what the outbox holds: at a start, since a crash may have come between an
 * act and its showing, and after everything was pulled anew. What the disk refuses is made up for with the next exchange.
 */
export function relayAll({ cache, work, person, unshown }: Session): void {
  const subjects = new Set(readUnsettledSubjects(work))
  for (const id of readLaidTicketIds(cache.read)) subjects.add(`ticket:${id}`)
  for (const id of readLaidGroupIds(cache.read)) subjects.add(`group:${id}`)
  for (const id of readFlagLaidTicketIds(cache.read)) subjects.add(`ticket:${id}`)
  for (const id of [...readLaidBlockedIds(cache.read), ...readBlockedDue(cache.read)])
    subjects.add(`blocklist:${id}`)
  if (readFact(cache.read, laidLevelsFact) !== null) subjects.add('settings')
  if (subjects.size === 0) return
  try {
    const settled = changeCache(cache, (change) => {
      forgetBlockedDue(change.database)
      return [...subjects].flatMap((subject) => relaySubject(change, work, person, subject))
    })
    work.transaction(() => settled.forEach((id) => writeActSettled(work, id)))
  } catch {
    for (const subject of subjects) unshown.add(subject)
  }
}
