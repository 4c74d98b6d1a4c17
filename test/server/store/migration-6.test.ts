import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { databaseFile, openDatabase } from '#server/store/database'
import { inspectDesk } from '#server/store/inspect-desk'
import { migrate } from '#server/store/migrate'
import { migrations } from '#server/store/migrations'
import { createView } from '#server/store/change-view'
import { findStaff } from '#server/store/staff'
import { findView } from '#server/store/views'
import { newViewSchema } from '#shared/protocol/view'
import { viewIdSchema } from '#shared/protocol/common'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const at = '2026-11-23T09:00:00.000Z'
const ada = { id: 'ada', name: 'Ada', email: 'ada@desk.example', role: 'agent', revokedAt: null, version: 1, createdAt: at } // prettier-ignore

it('lets the people of a desk of version 5 save views, and finds nothing wrong in it', async () => {
  const dataDir = await temporaryFolder()
  const file = databaseFile(dataDir)
  const sqlite = new DatabaseSync(file)
  migrate(sqlite, migrations.slice(0, 5))
  sqlite
    .prepare('insert into staff (id, email, role, revoked_at, version, created_at, doc) values (?, ?, ?, null, 1, ?, ?)')
    .run(ada.id, ada.email, ada.role, at, JSON.stringify(ada)) // prettier-ignore
  sqlite
    .prepare("insert into change (seq, kind, id, op, version, mark, at, latest) values (1, 'staff', 'ada', 'put', 1, 'm', ?, 1)")
    .run(at) // prettier-ignore
  sqlite.close()
  const database = await openDatabase(dataDir)
  try {
    const staff = await database.read((reader) => findStaff(reader, 'ada'))
    if (staff === null) throw new Error('Ada was lost.')
    const filter = { urgencies: [], statuses: [], assignee: null, groupId: null, text: '' }
    const wanted = newViewSchema.parse({ shared: false, name: 'All', letter: null, place: 1, filter, sort: 'urgency', direction: 'descending', columns: ['subject'], grouping: 'none' }) // prettier-ignore
    const id = viewIdSchema.parse('v-1')
    await database.write((tx) => createView(tx, id, wanted, staff, new Date(at)))
    expect(await database.read((reader) => findView(reader, 'v-1', staff.id))).toMatchObject({ name: 'All' })
  } finally {
    await database.close()
  }
  expect(inspectDesk(file).faults).toEqual([])
})
