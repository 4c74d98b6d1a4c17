import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { closeCache, openCache } from '#main/store/cache'
import { cacheMigrations } from '#main/store/cache-migrations'
import { Writing } from '#main/store/handles'
import { migrate } from '#main/store/migrate'
import { readQueueWindow } from '#main/store/queue-window'
import { nobodySearches } from '#main/store/search-plan'
import { Tally } from '#main/store/tally'
import { openWork } from '#main/store/work'
import { readBlocklistWindow } from '#main/sync/blocklist/blocklist-window'
import { relayAll } from '#main/sync/relay-all'
import type { Session } from '#main/sync/session'
import { defaultQueueView } from '#shared/ipc/queue-view'
import { ticketColumns } from '#main/store/ticket-row'
import { operation, startChain } from '../../support/operation-chain.ts'
import { personAt } from '../../support/session-parts.ts'
import { ticketOf } from './cached.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cache-version-4-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const at = '2023-11-14T22:13:20.000Z'
const now = Date.parse(at) + 3_600_000

/** A cache as the version before wrote it: with a withheld ticket, its page, and the block behind that. */
function writeFile(path: string): void {
  const database = new Writing(new DatabaseSync(path))
  migrate(database, cacheMigrations.slice(0, 3), path, () => undefined)
  const gate = {
    outcome: 'withheld',
    cause: 'filed',
    at,
    reason: 'Blocked.',
    pageId: 'p-1',
    entryIds: ['o-1'],
  }
  const tally = new Tally()
  for (const number of [1, 2]) {
    const sketch = { number, status: 'new', group: 'g-1', assignee: null, updated: 0 } as const
    const ticket = { ...ticketOf({ ...sketch, urgency: 'mission-critical', subject: 'Mail', name: 'Ada' }) }
    const columns = ticketColumns(ticket)
    database.run(
      `INSERT INTO ticket (id, pulled_version, pending, laid, number, place, urgency, status, requested, group_id, assignee_id,
         updated_at, created_at, group_name, subject, requester_name, requester_email, requester_digits, doc)
       VALUES (?, 1, 0, 0, ?, ?, ?, ?, ?, 'g-1', '', ?, ?, 'g-1', 'Mail', 'Ada', '', '', ?)`,
      ticket.id,
      number,
      columns.place,
      columns.urgency,
      columns.status,
      columns.requested,
      columns.updatedAt,
      columns.createdAt,
      JSON.stringify(number === 1 ? { ...ticket, gate } : ticket),
    )
    tally.add({ urgency: columns.urgency, status: columns.status, assigneeId: '', groupId: 'g-1' }, 1)
  }
  tally.flush(database)
  // Before pages by hand: without `kind`, `madeBy` and `text`.
  const page = {
    id: 'p-1', ticketId: 'ticket-1', groupId: 'g-1', outageId: null, state: 'withheld', ticketIds: ['ticket-1'],
    entryIds: ['o-1'], beganAt: at, acknowledgedAt: null, version: 1,
  } // prettier-ignore
  const woke = { ...page, id: 'p-2', state: 'queued', ticketIds: ['ticket-2'], entryIds: [] }
  for (const one of [page, woke])
    database.run('INSERT INTO page VALUES (?, 1, ?, ?)', one.id, at, JSON.stringify(one))
  const block = startChain().record(operation('o-1', 'g-1'), 'ada', Date.parse(at))
  database.run("INSERT INTO blocklist_operation VALUES ('o-1', 1, 'g-1', 1, ?)", JSON.stringify(block))
  database.run("INSERT INTO fact VALUES ('complete', 'yes')")
  database.close()
}

it('finds in a cache of the version before what is asked of pages, of gates and of the blocklist now', () => {
  writeFile(join(folder, 'cache.db'))
  const cache = openCache(join(folder, 'cache.db'), 0)
  const work = openWork(join(folder, 'work.db'), 0).writing
  const person = personAt('http://127.0.0.1:1')
  const session = { cache, work, person, unshown: new Set(), now: () => now } as unknown as Session
  relayAll(session)
  expect(cache.read.all('SELECT ticket_id, page_id, woke FROM page_ticket ORDER BY page_id')).toEqual([
    { ticket_id: 'ticket-1', page_id: 'p-1', woke: 0 },
    { ticket_id: 'ticket-2', page_id: 'p-2', woke: 1 },
  ])
  const context = { ...nobodySearches, clock: { now, timeZone: 'UTC' } }
  const queue = readQueueWindow(cache.read, defaultQueueView, { kind: 'start' }, 10, context)
  expect(queue).toMatchObject({
    value: {
      rows: [
        { number: 1, gate: 'withheld', groupBlocked: true, outageGroups: null },
        { number: 2, gate: null, groupBlocked: true },
      ],
    },
  })
  const list = readBlocklistWindow(session, { show: 'current', text: '', after: null })
  expect(list).toMatchObject({
    value: { total: 1, rows: [{ groupId: 'g-1', state: 'in-force', hits: 1, lastHitAt: Date.parse(at) }] },
  })
  closeCache(cache)
  work.close()
})
