import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { findCannedReply, putCannedReply } from '#server/store/canned-replies'
import { databaseFile, openDatabase } from '#server/store/database'
import { inspectDesk } from '#server/store/inspect-desk'
import { migrate } from '#server/store/migrate'
import { migrations } from '#server/store/migrations'
import { findStaff } from '#server/store/staff'
import { cannedReplyIdSchema } from '#shared/protocol/common'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const at = '2026-11-23T09:00:00.000Z'
const ada = { id: 'ada', name: 'Ada', email: 'ada@desk.example', role: 'agent', revokedAt: null, version: 1, createdAt: at } // prettier-ignore
const before = migrations.findIndex(({ statements }) =>
  statements.some((one) => one.includes('canned_reply')),
)

it('lets the people of a desk of the version before save canned replies, and finds nothing wrong in it', async () => {
  const dataDir = await temporaryFolder()
  const file = databaseFile(dataDir)
  const sqlite = new DatabaseSync(file)
  migrate(sqlite, migrations.slice(0, before))
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
    const wanted = { title: 'On it', body: 'We are on it.', shortcut: null }
    const id = cannedReplyIdSchema.parse('c-1')
    await database.write((tx) => putCannedReply(tx, id, wanted, null, staff, new Date(at)))
    expect(await database.read((reader) => findCannedReply(reader, 'c-1'))).toMatchObject(wanted)
  } finally {
    await database.close()
  }
  expect(inspectDesk(file).faults).toEqual([])
})
