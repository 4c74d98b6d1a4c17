import { makeSample } from '#server/sample/make-sample'
import { changeCache } from '#main/store/cache-change'
import type { Cache } from '#main/store/cache'
import { putGroup } from '#main/store/put-group'
import { putMessage } from '#main/store/put-message'
import { putStaff } from '#main/store/put-staff'
import { putTicket } from '#main/store/put-ticket'
import { markAllTextDue } from '#main/store/text-index'

/** The present of the sample's story. */
export const sampleNow = Date.UTC(2026, 10, 23, 9)

/** Puts a sample desk into a cache as a first sync would, without a service; its words are due, and not yet indexed. */
export function putSample(cache: Cache, tickets: number, seed = 1): void {
  const sample = makeSample({ seed, tickets, now: new Date(sampleNow) })
  changeCache(cache, (change) => {
    for (const staff of sample.staff) putStaff(change, staff)
    for (const group of sample.groups) putGroup(change, group, group, false)
    for (const { ticket, messages } of sample.tickets) {
      putTicket(change, ticket, ticket, false)
      for (const message of messages) putMessage(change, message, 1)
    }
  })
  markAllTextDue(cache.write)
}
