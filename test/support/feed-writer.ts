/**
 * A process that writes into a feed: `node feed-writer.ts DATA_DIR NAME COUNT sound|broken`. The broken one takes its
 * `seq` before its transaction, as a sequence of a database would give it: the mistake that the feed must not make.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { openDatabase, type Database } from '../../server/store/database.ts'
import { recordChange } from '../../server/store/feed.ts'

const [dataDir = '', name = '', count = '0', mode = 'sound'] = process.argv.slice(2)

async function writeSound(database: Database, id: string): Promise<void> {
  await database.write(async (tx) => {
    await recordChange(tx, { kind: 'message', id, op: 'delete', version: 1, now: new Date() })
    await wait(Math.random() * 3)
  })
}

/** Numbers are given out in a transaction of their own, and used in a later one. */
async function writeBroken(database: Database, id: string): Promise<void> {
  const seq = await database.write(async (tx) => {
    const row = await tx.selectFrom('settings').select('version').executeTakeFirst()
    const next = (row?.version ?? 0) + 1
    await tx.deleteFrom('settings').execute()
    await tx.insertInto('settings').values({ id: 'desk', version: next, doc: '{}' }).execute()
    return next
  })
  await wait(Math.random() * 10)
  await database.write(async (tx) => {
    const row = {
      seq,
      kind: 'message',
      id,
      op: 'delete' as const,
      version: 1,
      mark: `${seq}`,
      at: '',
      latest: 1 as const,
    }
    await tx.insertInto('change').values(row).execute()
  })
}

const database = await openDatabase(dataDir)
for (let index = 0; index < Number(count); index += 1)
  await (mode === 'broken' ? writeBroken : writeSound)(database, `${name}-${index}`)
await database.close()
