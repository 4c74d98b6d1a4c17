import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { actIdSchema } from '#shared/ipc/act'
import { messageIdSchema, ticketIdSchema } from '#shared/protocol/common'
import { insertAct, readAct } from '#main/store/acts'
import { closeCache, openCache } from '#main/store/cache'
import { openWork } from '#main/store/work'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const now = Date.UTC(2026, 10, 23)
const id = actIdSchema.parse('act-1')

async function folderWithAnAct(): Promise<string> {
  const folder = await temporaryFolder()
  const { writing } = openWork(join(folder, 'work.db'), now)
  const ticketId = ticketIdSchema.parse('ticket-1')
  const messageId = messageIdSchema.parse('message-1')
  const act = { kind: 'note' as const, ticketId, messageId, body: 'The line is dead.' }
  insertAct(writing, {
    id,
    act,
    subject: 'ticket:ticket-1',
    made: messageId,
    title: 'Note',
    base: null,
    madeAt: now,
  })
  writing.close()
  return folder
}

it('asks the author of an act in whose words a bit has flipped, and sends nothing that nobody wrote', async () => {
  const path = join(await folderWithAnAct(), 'work.db')
  const disk = new DatabaseSync(path)
  disk.exec("UPDATE act SET payload = replace(payload, 'dead', 'deaf')")
  disk.close()
  const { writing, report } = openWork(path, now)
  expect(report?.salvage?.doubtfulActs).toBe(1)
  expect(readAct(writing, id)).toMatchObject({
    act: { body: 'The line is deaf.' },
    state: { kind: 'needs-you', failure: { code: 'file-unreadable' } },
  })
  writing.close()
  const again = openWork(path, now)
  // The same report, until somebody has been told: the successor is not damaged itself.
  expect(again.report).toEqual(report)
  again.writing.close()
})

it('takes no journal of the cache for one of the outbox: the outbox is salvaged without it', async () => {
  const folder = await folderWithAnAct()
  const cache = openCache(join(folder, 'cache.db'), now)
  // Its versions are counted apart: a higher one does not come from a newer console.
  cache.write.execute('PRAGMA user_version = 900')
  copyFileSync(join(folder, 'cache.db-wal'), join(folder, 'work.db-wal'))
  closeCache(cache)
  const { writing, report } = openWork(join(folder, 'work.db'), now)
  expect(report).not.toBeNull()
  expect(readAct(writing, id)?.state.kind).toBe('waiting')
  writing.close()
})

it('sets a cache aside that has the journal of the outbox', async () => {
  const folder = await folderWithAnAct()
  closeCache(openCache(join(folder, 'cache.db'), now))
  const { writing } = openWork(join(folder, 'work.db'), now)
  writing.execute("INSERT INTO fact (name, value) VALUES ('of-the-test', 'kept')")
  // In the journal the first page has to stand too, as it does after any change of the tables.
  writing.execute('CREATE TABLE of_the_test (x TEXT) STRICT')
  copyFileSync(join(folder, 'work.db-wal'), join(folder, 'kept-wal'))
  writing.close()
  copyFileSync(join(folder, 'kept-wal'), join(folder, 'cache.db-wal'))
  const cache = openCache(join(folder, 'cache.db'), now)
  expect(cache.setAside).not.toBeNull()
  closeCache(cache)
})

it('reads the journal of a file on whose name a bit has flipped', async () => {
  const folder = await folderWithAnAct()
  const path = join(folder, 'work.db')
  const { writing } = openWork(path, now)
  writing.execute("UPDATE act SET title = 'Another note'")
  writing.execute('CREATE TABLE of_the_test (x TEXT) STRICT')
  for (const suffix of ['', '-wal']) copyFileSync(path + suffix, `${path}.killed${suffix}`)
  writing.close()
  for (const suffix of ['', '-wal']) copyFileSync(`${path}.killed${suffix}`, path + suffix)
  const bytes = readFileSync(path)
  bytes.writeUInt32BE(bytes.readUInt32BE(68) ^ 0x40000000, 68)
  writeFileSync(path, bytes)
  const again = openWork(path, now)
  expect(readAct(again.writing, id)?.title).toBe('Another note')
  again.writing.close()
})
