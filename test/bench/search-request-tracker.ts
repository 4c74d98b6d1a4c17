import { timed, type Side } from './measure.ts'
import { listTickets, rowFields, type RequestTracker } from './request-tracker.ts'

/** B4's peer: words in what customers wrote, as RT finds them on SQLite: `Content LIKE`, no index. */
export function requestTrackerSearchSides(rt: RequestTracker, most: number): Side[] {
  // What the seeding script wrote: one word that every ticket has, one number that a single ticket has.
  return [searchSide(rt, 'common', 'morning', most), searchSide(rt, 'rare', 'Ticket 17:', most)]
}

function searchSide(rt: RequestTracker, kind: string, words: string, most: number): Side {
  const sample = () =>
    timed(async () => {
      const { items } = await listTickets(rt, {
        query: `Content LIKE '${words}'`,
        fields: rowFields,
        orderBy: 'LastUpdated',
      })
      if (items.length === 0) throw new Error(`Request Tracker found nothing for “${words}”.`)
    })
  return { name: `Request Tracker, Content LIKE, ${kind} word, ${rt.tickets} tickets`, sample, most }
}
