import fc from 'fast-check'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { changeCache } from '#main/store/cache-change'
import { closeCache, openCache, openSuccessor, replaceCache, type Cache } from '#main/store/cache'
import type { Reading } from '#main/store/handles'
import { deleteTicket, putTicket } from '#main/store/put-ticket'
import { readTicket } from '#main/store/read-ticket'
import { sketch, ticketOf, type Sketch } from './cached.ts'

/** What happens to a ticket; numbers collide often. */
type Step =
  | { kind: 'pulled'; ticket: Sketch; version: number }
  | { kind: 'laid'; ticket: Sketch; pending: boolean }
  | { kind: 'lifted' | 'deleted'; number: number }
  | { kind: 'undone' }
  | { kind: 'resync'; tickets: Sketch[] }

const number = fc.integer({ min: 1, max: 60 })
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('pulled' as const),
      ticket: sketch,
      version: fc.integer({ min: 1, max: 4 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('laid' as const), ticket: sketch, pending: fc.boolean() }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom('lifted' as const, 'deleted' as const), number }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'undone' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('resync' as const),
      tickets: fc.array(sketch, { maxLength: 8 }),
    }),
  },
)

function putPulled(cache: Cache, sketched: Sketch, version: number): void {
  const ticket = ticketOf(sketched, version)
  changeCache(cache, (change) => putTicket(change, ticket, ticket, false))
}

/** The cache after a step; a resync puts another file in its place. */
function take(cache: Cache, taken: Step): Cache {
  switch (taken.kind) {
    case 'pulled':
      putPulled(cache, taken.ticket, taken.version)
      return cache
    case 'laid': {
      const laid = ticketOf(taken.ticket)
      const pulled = readTicket(cache.read, laid.id)?.pulled ?? null
      // What only an act knows has no number yet, and may belong to no known group.
      const shown = pulled === null ? { ...laid, number: null, groupId: null } : laid
      changeCache(cache, (change) => putTicket(change, pulled, shown, taken.pending))
      return cache
    }
    case 'lifted': {
      const kept = readTicket(cache.read, `ticket-${taken.number}`)
      changeCache(cache, (change) => {
        if (kept?.pulled) putTicket(change, kept.pulled, kept.pulled, false)
        else if (kept) deleteTicket(change, kept.shown.id)
      })
      return cache
    }
    case 'deleted':
      changeCache(cache, (change) => deleteTicket(change, `ticket-${taken.number}`))
      return cache
    case 'undone':
      return failInTheMiddle(cache)
    case 'resync': {
      const successor = openSuccessor(cache.path, 0)
      for (const one of taken.tickets) putPulled(successor, one, 1)
      return replaceCache(cache, successor, 0).cache
    }
  }
}

/** A transaction that the disk refuses at its very end. */
function failInTheMiddle(cache: Cache): Cache {
  try {
    changeCache(cache, (change) => {
      deleteTicket(change, 'ticket-7')
      change.tally.flush(change.database)
      throw new Error('the disk is full')
    })
  } catch {
    return cache
  }
  throw new Error('A transaction that failed was kept all the same.')
}

const counted = (read: Reading) =>
  read.all('SELECT * FROM tally WHERE count <> 0 ORDER BY scope, key, urgency, status')
const recounted = (read: Reading) =>
  read.all(
    `SELECT 'all' AS scope, '' AS key, urgency, status, count(*) AS count FROM ticket GROUP BY urgency, status
     UNION ALL SELECT 'assignee', assignee_id, urgency, status, count(*) FROM ticket GROUP BY assignee_id, urgency, status
     UNION ALL SELECT 'group', group_id, urgency, status, count(*) FROM ticket GROUP BY group_id, urgency, status
     ORDER BY scope, key, urgency, status`,
  )
const requesters = (read: Reading) =>
  read.all('SELECT words, tickets FROM requester ORDER BY words').map((row) => row['tickets'])
const requestersRecounted = (read: Reading) =>
  read
    .all(
      `SELECT count(*) AS tickets FROM ticket GROUP BY requester_email, requester_name, group_name
       ORDER BY lower(requester_name || ' ' || requester_email || ' ' || group_name)`,
    )
    .map((row) => row['tickets'])

it('keeps every count equal to a full recount, after each arrival, act, undoing, failure and resync', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tally-test-'))
  let cache = openCache(join(folder, 'cache.db'), 0)
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      for (const taken of steps) {
        cache = take(cache, taken)
        expect(counted(cache.read)).toEqual(recounted(cache.read))
        expect(requesters(cache.read)).toEqual(requestersRecounted(cache.read))
      }
    }),
    { numRuns: 60 },
  )
  closeCache(cache)
  rmSync(folder, { recursive: true })
})
