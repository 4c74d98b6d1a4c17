import { copyFile, mkdir, mkdtemp, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backupDatabase } from '#server/maintenance/backup'
import { restoreDatabase } from '#server/maintenance/restore'
import { fillSample } from '#server/sample/fill-sample'
import { databaseFile } from '#server/store/database'
import { inspectDesk } from '#server/store/inspect-desk'
import { startDesk, type Desk } from '../../support/desk.ts'
import { filled } from '../../support/public-form.ts'

const now = new Date('2026-11-23T12:00:00Z')
let folder: string
let desk: Desk | null

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desk-maintenance-'))
  desk = null
})
afterEach(async () => {
  await desk?.close()
  await rm(folder, { recursive: true, force: true })
})

/** A backup of a small sample desk. */
async function madeBackup(name = 'backup.db', tickets = 60): Promise<string> {
  const source = await startDesk()
  await fillSample(source.database, { tickets, seed: 1 }, now)
  const file = join(folder, name)
  await backupDatabase(source.database.file, file)
  await source.close()
  return file
}

/** Changes one thing in a database behind its service's back. */
function tamper(file: string, statement: string): void {
  const sqlite = new DatabaseSync(file, { enableForeignKeyConstraints: false })
  sqlite.exec(statement)
  sqlite.close()
}

/** Two pages become noise: at 0 nothing knows the file for a database any more. */
async function damage(file: string, at: number): Promise<void> {
  const handle = await open(file, 'r+')
  await handle.write(Buffer.alloc(8192, 0xa5), 0, 8192, at)
  await handle.close()
}

describe('a backup', () => {
  it('is one sound file that only its owner can read, with nothing beside it', async () => {
    const file = await madeBackup()
    expect(inspectDesk(file)).toMatchObject({ faults: [], counts: { tickets: 60, staff: 7 } })
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await readdir(folder)).toEqual(['backup.db'])
  })

  it('taken while tickets are filed holds all that were answered before, and is consistent', async () => {
    const live = (desk = await startDesk())
    await fillSample(live.database, { tickets: 300, seed: 1 }, now)
    const writing = new AbortController()
    let answered = 0
    const writer = (async () => {
      while (!writing.signal.aborted) {
        await live.api('POST', '/tickets', {
          token: null,
          body: filled,
          headers: { 'x-forwarded-for': '::1' },
        })
        answered += 1
      }
    })()
    for (let round = 0; round < 3; round += 1) {
      const before = Math.min(answered, 60)
      const file = join(folder, `live-${round}.db`)
      const report = await backupDatabase(live.database.file, file)
      expect(report.faults).toEqual([])
      expect(report.counts.tickets).toBeGreaterThanOrEqual(300 + before)
    }
    writing.abort()
    await writer
  })

  it('overwrites nothing and leaves nothing half written', async () => {
    const live = (desk = await startDesk())
    await writeFile(join(folder, 'precious.db'), 'precious')
    await expect(backupDatabase(live.database.file, join(folder, 'precious.db'))).rejects.toThrow(
      /not overwritten/,
    )
    await expect(backupDatabase(join(folder, 'nowhere.db'), join(folder, 'b.db'))).rejects.toThrow(/no desk/)
    const broken = join(folder, 'broken.db')
    await writeFile(broken, 'this is no database at all, but long enough to be read as one')
    await expect(backupDatabase(broken, join(folder, 'c.db'))).rejects.toThrow(/not a database/)
    expect((await readdir(folder)).toSorted()).toEqual(['broken.db', 'precious.db'])
  })
})

describe('a restore', () => {
  it('brings back what the backup held, and keeps what stood there', async () => {
    const backup = await madeBackup()
    const target = databaseFile(join(folder, 'data'))
    await mkdir(join(folder, 'data'))
    await copyFile(backup, target)
    tamper(target, `delete from remembered_answer; update meta set value = 'former' where key = 'sample'`)
    const { report, former } = await restoreDatabase(backup, target, now)
    expect(report.counts.tickets).toBe(60)
    expect(inspectDesk(target).faults).toEqual([])
    expect(former).toBe(`${target}.before-restore-2026-11-23T12-00-00-000Z`)
    const kept = new DatabaseSync(former ?? '', { readOnly: true })
    expect(kept.prepare(`select value from meta where key = 'sample'`).get()).toMatchObject({
      value: 'former',
    })
    kept.close()
  })

  it('works where there was no desk, and where the desk is broken beyond reading', async () => {
    const backup = await madeBackup()
    const target = databaseFile(join(folder, 'data'))
    expect((await restoreDatabase(backup, target, now)).former).toBeNull()
    await damage(target, 0)
    await writeFile(`${target}-wal`, 'torn')
    const { former } = await restoreDatabase(backup, target, new Date(now.getTime() + 1))
    expect(inspectDesk(target).faults).toEqual([])
    expect((await readFile(former ?? ''))[0]).toBe(0xa5)
  })

  it('refuses while a service runs on the data, and changes nothing', async () => {
    const backup = await madeBackup()
    const live = (desk = await startDesk())
    await expect(restoreDatabase(backup, live.database.file, now)).rejects.toThrow(/Stop it first/)
    expect((await live.api('GET', '/readyz')).status).toBe(200)
    expect((await readdir(live.dataDir)).filter((name) => !name.startsWith('desk.db'))).toEqual([])
    expect(
      (await readdir(live.dataDir)).some((name) => name.includes('tmp') || name.includes('before')),
    ).toBe(false)
  })

  it.each([
    ['a text', /not a database/, (file: string) => writeFile(file, 'x'.repeat(5000))],
    [
      'another program’s database',
      /not a desk/,
      async (file: string) => tamper(file, 'create table shop (id integer)'),
    ],
    ['an empty file', /not a desk/, (file: string) => writeFile(file, '')],
  ])('refuses %s and leaves the desk alone', async (_, words, make) => {
    const target = await madeBackup('desk.db')
    const before = await readFile(target)
    await make(join(folder, 'wrong.db'))
    await expect(restoreDatabase(join(folder, 'wrong.db'), target, now)).rejects.toThrow(words)
    expect(await readFile(target)).toEqual(before)
    expect((await readdir(folder)).toSorted()).toEqual(['desk.db', 'wrong.db'])
  })

  it('refuses a backup of a newer service, a damaged one and one cut short', async () => {
    const target = databaseFile(join(folder, 'data'))
    const newer = await madeBackup('newer.db')
    tamper(newer, 'pragma user_version = 999')
    await expect(restoreDatabase(newer, target, now)).rejects.toThrow(/newer desk service \(format 999/)
    const damaged = await madeBackup('damaged.db')
    await damage(damaged, 16_384)
    await expect(restoreDatabase(damaged, target, now)).rejects.toThrow(/not sound|malformed|cannot be read/)
    const cut = await madeBackup('cut.db')
    const handle = await open(cut, 'r+')
    await handle.truncate(20_000)
    await handle.close()
    await expect(restoreDatabase(cut, target, now)).rejects.toThrow(/not sound|malformed|cannot be read/)
    expect(await readdir(folder)).not.toContain('data')
  })
})

describe('a check', () => {
  it.each([
    [
      `delete from change where kind = 'ticket' and seq = (select max(seq) from change where kind = 'ticket')`,
      /1 of kind ticket that consoles are never told of/,
    ],
    [
      `delete from message where id = (select id from message limit 1)`,
      /1 of kind message in the feed that the desk does not hold/,
    ],
    [
      `update ticket set version = version + 1 where number = 1000`,
      /1 of kind ticket whose version in the feed/,
    ],
    [
      `pragma foreign_keys = off; update ticket set group_id = 'nobody' where number = 1000`,
      /A row of ticket refers to a row of customer_group/,
    ],
    [
      `delete from change where kind = 'page' and seq = (select max(seq) from change where kind = 'page')`,
      /1 of kind page that consoles are never told of/,
    ],
    [
      `update flag set doc = json_set(doc, '$.by.staffId', 'somebody') where id = (select min(id) from flag)`,
      /1 flags that say another ticket or author/,
    ],
    [
      `update outage set doc = json_remove(doc, '$.ticketIds[0]') where id = (select min(id) from outage)`,
      /1 reports tied to an outage that does not name their ticket/,
    ],
    [
      `update page set doc = json_set(doc, '$.state', 'queued') where id = (select min(id) from page)`,
      /1 pages that say something else than they are found by/,
    ],
    [
      `update page set doc = json_insert(doc, '$.ticketIds[#]', 'nowhere') where id = (select min(id) from page)`,
      /1 tickets counted into a page that are not there/,
    ],
    [
      `update ticket set doc = json_set(doc, '$.gate.pageId', 'nowhere')
         where number = (select min(number) from ticket where json_extract(doc, '$.gate.pageId') is not null)`,
      /1 tickets whose page is not there/,
    ],
  ])('finds what %s does', async (statement, words) => {
    const file = await madeBackup('backup.db', 300)
    tamper(file, statement)
    expect(inspectDesk(file).faults).toEqual([expect.stringMatching(words)])
  })

  it('reads a file to its end without changing it', async () => {
    const file = await madeBackup()
    const before = await readFile(file)
    inspectDesk(file)
    expect(await readFile(file)).toEqual(before)
  })
})
