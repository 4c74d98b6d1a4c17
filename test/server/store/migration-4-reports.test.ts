import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { databaseFile, openDatabase } from '#server/store/database'
import { inspectDesk } from '#server/store/inspect-desk'
import { migrate } from '#server/store/migrate'
import { migrations } from '#server/store/migrations'
import { fileTicket } from '#server/store/tickets'
import { groupSchema } from '#shared/protocol/group'
import { startDesk, type Desk } from '../../support/desk.ts'
import { file, newTicket } from '../../support/filed.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const minute = 60_000
const tables = [
  'staff',
  'customer_group',
  'group_name',
  'ticket',
  'message',
  'blocklist_operation',
  'blocklist_entry',
  'change',
]
let desk: Desk
let now: number
beforeEach(async () => {
  now = Date.parse('2026-11-27T03:00:00.000Z')
  desk = await startDesk({ clock: () => new Date(now) })
})
afterEach(() => desk.close())

async function group(name: string): Promise<string> {
  return groupSchema.parse((await desk.api('POST', '/v1/groups', { body: { name } })).body).id
}
async function files(groupName: string, urgency: 'mission-critical' | 'impaired-function' | 'question') {
  now += minute
  return file(desk, { groupName, urgency })
}
async function operate(groupId: string, id: string, act: string, more: object): Promise<void> {
  const made = { targets: [], after: [], reason: 'Why', madeAt: { ms: now, counter: 0, node: 'n' }, ...more }
  const body = { operations: [{ id, groupId, act, ...made }] }
  expect((await desk.api('POST', '/v1/blocklist/operations', { body })).body).toMatchObject({
    results: [{ outcome: 'applied' }],
  })
}

/** What the desk holds, as version 3 would have held it: nothing of outages. */
async function asVersion3(): Promise<string> {
  const dataDir = await temporaryFolder()
  const sqlite = new DatabaseSync(databaseFile(dataDir))
  migrate(sqlite, migrations.slice(0, 3))
  sqlite.exec(`pragma foreign_keys = off; attach '${databaseFile(desk.dataDir)}' as newer`)
  for (const table of tables) {
    const columns = sqlite.prepare(`pragma table_info(${table})`).all().map(({ name }) => String(name)).join() // prettier-ignore
    const which = table === 'change' ? `where kind not in ('flag', 'outage', 'page')` : ''
    sqlite.exec(`insert into ${table} (${columns}) select ${columns} from newer.${table} ${which}`)
  }
  // A gate that names pages of the newer desk would name what is not there.
  sqlite.exec(`update ticket set doc = json_set(doc, '$.gate', null)`)
  sqlite.close()
  return dataDir
}

const reportsIn = (dataDir: string) => {
  const sqlite = new DatabaseSync(databaseFile(dataDir), { readOnly: true })
  const rows = sqlite.prepare('select ticket_id, at, group_id, corroborates from outage_report order by at').all() // prettier-ignore
  sqlite.close()
  return rows.map((row) => ({ ...row }))
}

it('derives what was reported in the last day, as this version would have kept it', async () => {
  const [acme, bolt, cobalt, dune] = [await group('Acme'), await group('Bolt'), await group('Cobalt'), await group('Dune')] // prettier-ignore
  await files('Acme', 'mission-critical')
  const newest = reportsIn(desk.dataDir).length
  now += 25 * 60 * minute
  await operate(bolt, 'o-1', 'block', {})
  await operate(dune, 'o-2', 'block', { until: new Date(now + minute).toISOString() })
  await files('Acme', 'impaired-function')
  await files('Bolt', 'mission-critical')
  await files('Nobody knows', 'mission-critical')
  await files('Dune', 'mission-critical')
  const raised = await files('Cobalt', 'question')
  now += minute
  const headers = { 'if-match': '*' }
  await desk.api('PATCH', `/v1/tickets/${raised.id}`, { headers, body: { urgency: 'mission-critical' } })
  // Merged into one that is blocked, and into one that is not.
  const [ember, flint] = [await group('Ember'), await group('Flint')]
  await files('Flint', 'mission-critical')
  await desk.api('POST', `/v1/groups/${flint}/merge`, { body: { into: bolt } })
  await files('Ember', 'mission-critical')
  await desk.api('POST', `/v1/groups/${ember}/merge`, { body: { into: acme } })
  const wanted = reportsIn(desk.dataDir).slice(newest)
  expect(wanted).toHaveLength(7)
  expect(new Set(wanted.map(({ corroborates }) => corroborates))).toEqual(new Set([0, 1]))

  const dataDir = await asVersion3()
  const database = await openDatabase(dataDir)
  try {
    expect(reportsIn(dataDir)).toEqual(wanted)
    // What is reported next is tied to it.
    now += minute
    const author = { kind: 'customer' as const, staffId: null, name: 'Grace' }
    const next = { ...newTicket({ groupName: 'Cobalt', urgency: 'impaired-function' }), source: 'form' as const, author, now: new Date(now) } // prettier-ignore
    await database.write((tx) => fileTicket(tx, next))
    const outages = await database.read((reader) => reader.selectFrom('outage').select('doc').execute())
    expect(outages.map(({ doc }) => (JSON.parse(doc) as { groupIds: string[] }).groupIds)).toEqual([
      [acme, dune, cobalt],
    ])
    expect(inspectDesk(databaseFile(dataDir)).faults).toEqual([])
  } finally {
    await database.close()
  }
})
