import fc from 'fast-check'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { changeCache } from '#main/store/cache-change'
import { closeCache, openCache, type Cache } from '#main/store/cache'
import { deleteTicket, putTicket } from '#main/store/put-ticket'
import { markTextDue } from '#main/store/text-index'
import { ticketSchema, type Ticket } from '#shared/protocol/ticket'
import { newTimeline, turned } from '#shared/rules/service-levels/timeline'
import { statuses } from '#shared/rules/status'
import { urgencies } from '#shared/rules/urgency'

/** A cache in a folder of its own. */
export function cacheInFolder(): { cache: Cache; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'cache-test-'))
  const cache = openCache(join(folder, 'cache.db'), 0)
  return {
    cache,
    remove() {
      closeCache(cache)
      rmSync(folder, { recursive: true })
    },
  }
}

export const groupIds = ['group-1', 'group-2', 'group-3']
export const staffIds = ['staff-1', 'staff-2']

/** The parts of a ticket that windows and counts look at; few values each, so that they collide. */
export interface Sketch {
  number: number
  urgency: (typeof urgencies)[number]
  status: (typeof statuses)[number]
  group: string
  assignee: string | null
  updated: number
  subject: string
  name: string
}

export const sketch: fc.Arbitrary<Sketch> = fc.record({
  number: fc.integer({ min: 1, max: 60 }),
  urgency: fc.constantFrom(...urgencies),
  status: fc.constantFrom(...statuses),
  group: fc.constantFrom(...groupIds),
  assignee: fc.constantFrom(null, ...staffIds),
  updated: fc.integer({ min: 0, max: 8 }),
  subject: fc.constantFrom('Mail', 'mail', 'Web', 'Äther', 'zeta'),
  name: fc.constantFrom('Ada', 'ben', 'Cy'),
})

/** The ticket with that number; sketches of one number are versions of one ticket. */
export function ticketOf(sketched: Sketch, version = 1): Ticket {
  const at = new Date(1_700_000_000_000).toISOString()
  const setting = { by: { kind: 'customer', staffId: null, name: sketched.name }, at, why: '' }
  return ticketSchema.parse({
    id: `ticket-${sketched.number}`,
    number: sketched.number,
    groupId: sketched.group,
    groupName: sketched.group,
    subject: sketched.subject,
    status: sketched.status,
    requester: {
      firstName: sketched.name,
      lastName: 'Test',
      email: `${sketched.name}@x.example`,
      phone: `030 55${sketched.name.length}123`,
    },
    urgency: { requested: sketched.urgency, effective: sketched.urgency, judged: null },
    urgencySet: { requested: setting, effective: setting, judged: null },
    verdict: null,
    assigneeId: sketched.assignee,
    source: 'form',
    advice: { workedBefore: null, everythingDown: null },
    mergedInto: null,
    timeline: turned(newTimeline, sketched.status, at),
    version,
    createdAt: at,
    updatedAt: new Date(1_700_000_000_000 + sketched.updated).toISOString(),
  })
}

export function put(cache: Cache, sketches: readonly Sketch[]): void {
  changeCache(cache, (change) => {
    for (const one of sketches) {
      const ticket = ticketOf(one)
      markTextDue(change.database, putTicket(change, ticket, ticket, false))
    }
  })
}

export function remove(cache: Cache, numbers: readonly number[]): void {
  changeCache(cache, (change) => {
    for (const number of numbers) deleteTicket(change, `ticket-${number}`)
  })
}
