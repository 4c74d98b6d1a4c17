import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it, onTestFinished, vi } from 'vitest'
import { request as httpRequest } from 'node:http'
import { backupDatabase } from '#server/maintenance/backup'
import { forgetFiles } from '#server/housekeeping'
import { databaseFile, openDatabase } from '#server/store/database'
import { inspectDesk } from '#server/store/inspect-desk'
import { migrate, versionOf } from '#server/store/migrate'
import { migrations } from '#server/store/migrations'
import { ticketSchema } from '#shared/protocol/ticket'
import { attachmentPath, sendFile, takenFile } from '../../support/attachments.ts'
import { callApi, startDesk, type Desk } from '../../support/desk.ts'
import { file, newTicket } from '../../support/filed.ts'
import { startService } from '../../support/service-process.ts'
import { mountSmallDisk, whyNoSmallDisk } from '../../support/small-disk.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { until } from '../../support/until.ts'

vi.setConfig({ testTimeout: 120_000 })

async function deskWithFile(): Promise<{ desk: Desk; fileId: string; ticketId: string; bytes: Buffer<ArrayBuffer> }> {
  const desk = await startDesk()
  onTestFinished(() => desk.close())
  const { id: ticketId } = await file(desk)
  const bytes = randomBytes(600_000)
  const { id: fileId } = await takenFile(desk, ticketId, 'a.bin', bytes)
  const body = { kind: 'note', body: 'x', attachmentIds: [fileId] }
  expect((await desk.api('POST', `/v1/tickets/${ticketId}/messages`, { body })).status).toBe(201)
  return { desk, fileId, ticketId, bytes }
} // prettier-ignore

function tamper(path: string, statement: string): void {
  const sqlite = new DatabaseSync(path, { enableForeignKeyConstraints: false })
  sqlite.exec(statement)
  sqlite.close()
}

it('stands in a backup, byte for byte', async () => {
  const { desk, fileId, bytes } = await deskWithFile()
  const backup = join(await temporaryFolder(), 'backup.db')
  expect((await backupDatabase(desk.database.file, backup)).faults).toEqual([])
  const sqlite = new DatabaseSync(backup, { readOnly: true })
  const parts = sqlite.prepare('select content from file_part join attachment using (file_id) where id = ? order by position').all(fileId) // prettier-ignore
  sqlite.close()
  expect(Buffer.concat(parts.map(({ content }) => content as Uint8Array)).equals(bytes)).toBe(true)
})

it.each([
  [`delete from file_part where position = 1`, /1 files whose bytes are not those/],
  [`update file_part set content = zeroblob(262144) where position = 0`, /1 files whose bytes are not those/],
  [`delete from attachment`, /1 files that a message names and that are not there/],
  [`update message set doc = json_remove(doc, '$.attachments')`, /1 files of messages that do not name them/],
])('is missed by the check: %s', async (statement, fault) => {
  const { desk } = await deskWithFile()
  expect(inspectDesk(desk.database.file).faults).toEqual([])
  tamper(desk.database.file, statement)
  expect(inspectDesk(desk.database.file).faults.join(' ')).toMatch(fault)
})

it('has its place in a desk of the version before, whose messages stay as they are', async () => {
  const dataDir = await temporaryFolder()
  const path = databaseFile(dataDir)
  const sqlite = new DatabaseSync(path)
  migrate(sqlite, migrations.slice(0, 6))
  sqlite.exec(`insert into customer_group (id, sort_name, search, confirmed, version, doc) values ('g', 'acme', 'acme', 1, 1, '{}');
    insert into ticket (id, number, receipt, group_id, status, urgency, email, search, version, updated_at, doc)
      values ('t', 1000, 'r', 'g', 'new', 'question', '', 'acme', 1, '2026-11-29T00:00:00.000Z', '{}');
    insert into message (id, ticket_id, position, kind, doc) values ('m', 't', 1, 'customer', '{"body":"before"}');
    insert into change (seq, kind, id, op, version, mark, at, latest) values
      (1, 'group', 'g', 'put', 1, 'm', '2026-11-29T00:00:00.000Z', 1), (2, 'ticket', 't', 'put', 1, 'm', '2026-11-29T00:00:00.000Z', 1),
      (3, 'message', 'm', 'put', 1, 'm', '2026-11-29T00:00:00.000Z', 1)`)
  expect(versionOf(sqlite)).toBe(6)
  sqlite.close()
  expect(inspectDesk(path).faults).toEqual([])
  const database = await openDatabase(dataDir)
  onTestFinished(() => database.close())
  expect(await database.read((reader) => reader.selectFrom('message').select('doc').execute())).toEqual([
    { doc: '{"body":"before"}' },
  ])
  expect(await database.read((reader) => reader.selectFrom('attachment').selectAll().execute())).toEqual([])
  expect(inspectDesk(path).faults).toEqual([])
})

it('that a kill of the service cut is no attachment, and goes with the next hour', async () => {
  const dataDir = await temporaryFolder()
  const killed = await startService({ env: { DATA_DIR: dataDir } })
  onTestFinished(() => killed.clean())
  const ticket = ticketSchema.parse((await callApi(killed.url, killed.token, 'POST', '/v1/tickets', { body: newTicket() })).body) // prettier-ignore
  const bytes = randomBytes(4_000_000)
  const id = randomUUID()
  const path = attachmentPath(id, ticket.id, 'a.bin', bytes)
  const headers = { authorization: `Bearer ${killed.token}`, 'content-length': bytes.length }
  const sent = httpRequest(killed.url + path, { method: 'PUT', headers })
  sent.on('error', () => undefined)
  sent.write(bytes.subarray(0, 2_000_000))
  const parts = () => {
    const sqlite = new DatabaseSync(databaseFile(dataDir), { readOnly: true })
    const { n } = sqlite.prepare('select count(*) as n from file_part').get() ?? {}
    sqlite.close()
    return Number(n)
  }
  await until('parts of it are kept', () => parts() > 3)
  await killed.kill()
  expect(inspectDesk(databaseFile(dataDir)).faults).toEqual([])

  const again = await startService({ env: { DATA_DIR: dataDir } })
  onTestFinished(() => again.clean())
  const api = (method: string, where: string, call = {}) =>
    callApi(again.url, again.token, method, where, call)
  expect((await api('GET', `/v1/attachments/${id}`)).status).toBe(404)
  expect((await sendFile({ api }, ticket.id, 'a.bin', bytes, { id })).status).toBe(201)
  expect(await again.stop()).toBe(0)
  const database = await openDatabase(dataDir)
  onTestFinished(() => database.close())
  expect(await forgetFiles(database, new Date(Date.now() + 3_700_000))).toBe(1)
  expect(parts()).toBe(Math.ceil(bytes.length / (256 * 1024)))
})

const whyNot = whyNoSmallDisk()
it.skipIf(whyNot !== null)(`leaves room for tickets on a disk that is nearly full, and nothing of it stays${whyNot === null ? '' : ` (skipped: ${whyNot})`}`, async () => {
  // Of which 64 MiB stay free for tickets.
  const disk = mountSmallDisk(72 * 1024 * 1024)
  onTestFinished(() => disk.remove())
  const full = await startService({ env: { DATA_DIR: disk.path } })
  onTestFinished(() => full.clean())
  const api = (method: string, where: string, call = {}) => callApi(full.url, full.token, method, where, call)
  const filed = () => api('POST', '/v1/tickets', { body: newTicket() })
  const ticket = ticketSchema.parse((await filed()).body)
  const refused = await sendFile({ api }, ticket.id, 'a.bin', randomBytes(7_000_000))
  expect(refused).toMatchObject({ status: 503, body: { code: 'unavailable' } })
  expect(refused.headers.get('retry-after')).toBe('300')
  expect((await sendFile({ api }, ticket.id, 'b.bin', 'small')).status).toBe(201)
  expect((await filed()).status).toBe(201)
  expect(await full.stop()).toBe(0)
  const sqlite = new DatabaseSync(databaseFile(disk.path), { readOnly: true })
  expect(sqlite.prepare('select count(*) as n from file').get()).toMatchObject({ n: 1 })
  sqlite.close()
}) // prettier-ignore
