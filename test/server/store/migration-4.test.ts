import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { changesReplySchema } from '#shared/protocol/changes'
import { defaultThresholds, settingsReplySchema } from '#shared/protocol/settings'
import { readChanges } from '#server/store/changes'
import { databaseFile, openDatabase } from '#server/store/database'
import { earlierPages } from '#server/store/pages'
import { inspectDesk } from '#server/store/inspect-desk'
import { migrate, versionOf } from '#server/store/migrate'
import { migrations } from '#server/store/migrations'
import { defaultSettings, readSettings } from '#server/store/settings'
import { groupIdSchema } from '#shared/protocol/common'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const at = '2026-11-23T09:00:00.000Z'
const { thresholds: _, ...settings } = defaultSettings
const page = {
  id: 'p-1',
  ticketId: 't-1',
  groupId: 'g-1',
  outageId: null,
  state: 'queued',
  ticketIds: ['t-1'],
  entryIds: [],
  beganAt: at,
  acknowledgedAt: null,
  version: 1,
}

/** A desk as version 3 left it, with a ticket, its page and the settings. */
async function deskOfVersion3(): Promise<string> {
  const dataDir = await temporaryFolder()
  const sqlite = new DatabaseSync(databaseFile(dataDir))
  migrate(sqlite, migrations.slice(0, 3))
  const insert = (table: string, row: Record<string, string | number | null>) =>
    sqlite
      .prepare(`insert into ${table} (${Object.keys(row).join()}) values (${Object.keys(row).map(() => '?').join()})`)
      .run(...Object.values(row)) // prettier-ignore
  insert('settings', { id: 'desk', version: 4, doc: JSON.stringify({ ...settings, version: 4 }) })
  insert('customer_group', { id: 'g-1', sort_name: 'acme', search: 'acme', confirmed: 1, merged_into: null, version: 1, doc: '{}' }) // prettier-ignore
  insert('ticket', { id: 't-1', number: 1000, receipt: 'r', group_id: 'g-1', status: 'new', urgency: 'mission-critical', assignee_id: null, email: '', search: 'acme', version: 1, updated_at: at, doc: '{"urgency":{"requested":"mission-critical"}}' }) // prettier-ignore
  insert('page', { id: 'p-1', group_id: 'g-1', outage_id: null, state: 'queued', began_at: at, acknowledged_at: null, version: 1, doc: JSON.stringify(page) }) // prettier-ignore
  const changes = [['settings', 'desk', 4], ['group', 'g-1', 1], ['ticket', 't-1', 1], ['page', 'p-1', 1]] as const // prettier-ignore
  for (const [index, [kind, id, version]] of changes.entries())
    insert('change', { seq: index + 1, kind, id, op: 'put', version, mark: 'm', at, latest: 1 })
  sqlite.close()
  return dataDir
}

it('brings pages and settings of version 3 along, and finds nothing wrong in them', async () => {
  const dataDir = await deskOfVersion3()
  const file = databaseFile(dataDir)
  expect(inspectDesk(file)).toMatchObject({ version: 3, faults: [] })
  const database = await openDatabase(dataDir)
  try {
    // The step after it marks what no pager was there for.
    const trouble = 'This desk had no pager then: it was recorded, and nobody was woken by it.'
    const brought = { ...page, kind: 'gate', madeBy: null, text: '', state: 'failed', trouble, version: 2 }
    const { body } = await database.read((reader) => readChanges(reader, database.feedId, null, 10))
    const { changes } = changesReplySchema.parse(JSON.parse(body.toString()))
    expect(changes).toContainEqual(
      expect.objectContaining({ kind: 'page', seq: 5, version: 2, doc: brought }),
    )
    const stored = await database.read(readSettings)
    expect(stored).toEqual(settingsReplySchema.parse({ ...settings, thresholds: defaultThresholds, version: 4 })) // prettier-ignore
    const groupIds = [groupIdSchema.parse('g-1')]
    const pages = await database.read((reader) => earlierPages(reader, groupIds, null, new Date(at)))
    expect(pages).toMatchObject([{ id: 'p-1', isOver: true }])
    const columns = await database.read((reader) =>
      reader.selectFrom('page').select(['kind', 'ticket_id']).execute(),
    )
    expect(columns).toEqual([{ kind: 'gate', ticket_id: 't-1' }])
  } finally {
    await database.close()
  }
  const sqlite = new DatabaseSync(file, { readOnly: true })
  expect(versionOf(sqlite)).toBe(migrations.length)
  sqlite.close()
  expect(inspectDesk(file).faults).toEqual([])
})
