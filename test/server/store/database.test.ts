import { readFile } from 'node:fs/promises'
import { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import { describe, expect, it, onTestFinished } from 'vitest'
import { databaseFile, openDatabase, type Database, type Writer } from '#server/store/database'
import { migrate, needsMigration, versionOf } from '#server/store/migrate'
import { deskApplicationId, migrations, type Migration } from '#server/store/migrations'
import { writeMeta, readMeta } from '#server/store/meta'
import { temporaryFolder } from '../../support/temporary-folder.ts'

async function open(dataDir: string): Promise<Database> {
  const database = await openDatabase(dataDir)
  onTestFinished(() => database.close())
  return database
}

describe('the database', () => {
  it('survives a power cut after each answer: WAL and synchronous=FULL, foreign keys on, deleted text overwritten', async () => {
    const database = await open(await temporaryFolder())
    const pragma = (name: string) =>
      database.write(async (tx) => {
        const { rows } = await sql<Record<string, unknown>>`pragma ${sql.raw(name)}`.execute(tx)
        return Object.values(rows[0] ?? {})[0]
      })
    expect(await pragma('journal_mode')).toBe('wal')
    expect(await pragma('synchronous')).toBe(2)
    expect(await pragma('foreign_keys')).toBe(1)
    expect(await pragma('secure_delete')).toBe(1)
    expect(await pragma('busy_timeout')).toBe(5000)
  })

  it('has STRICT tables only', async () => {
    const database = await open(await temporaryFolder())
    const { rows } = await database.write((tx) =>
      sql<{ name: string; type: string; strict: number }>`pragma table_list`.execute(tx),
    )
    const loose = rows.filter(
      (table) => table.strict === 0 && table.type === 'table' && !table.name.startsWith('sqlite_'),
    )
    expect(loose).toEqual([])
  })

  it('undoes a write that throws, and goes on', async () => {
    const database = await open(await temporaryFolder())
    const failing = database.write(async (tx) => {
      await writeMeta(tx, 'sample', 'half')
      throw new Error('on purpose')
    })
    await expect(failing).rejects.toThrow('on purpose')
    expect(await database.read((reader) => readMeta(reader, 'sample'))).toBeNull()
    await database.write((tx) => writeMeta(tx, 'sample', 'whole'))
    expect(await database.read((reader) => readMeta(reader, 'sample'))).toBe('whole')
  })

  it('lets writers wait for each other, so that none sees half of another', async () => {
    const database = await open(await temporaryFolder())
    await Promise.all(
      Array.from({ length: 20 }, () =>
        database.write(async (tx) => {
          const count = Number((await readMeta(tx, 'sample')) ?? 0)
          await new Promise((resolve) => setImmediate(resolve))
          await writeMeta(tx, 'sample', String(count + 1))
        }),
      ),
    )
    expect(await database.read((reader) => readMeta(reader, 'sample'))).toBe('20')
  })

  it('shows a reader one state from beginning to end', async () => {
    const database = await open(await temporaryFolder())
    await database.write((tx) => writeMeta(tx, 'sample', 'before'))
    const seen = await database.read(async (reader) => {
      const first = await readMeta(reader, 'sample')
      await database.write((tx) => writeMeta(tx, 'sample', 'after'))
      return [first, await readMeta(reader, 'sample')]
    })
    expect(seen).toEqual(['before', 'before'])
  })

  it('refuses to write through a reader, whatever the types say', async () => {
    const database = await open(await temporaryFolder())
    const isWriter = (reader: object): reader is Writer => 'insertInto' in reader
    const attempt = database.read(async (reader) => {
      if (isWriter(reader)) await writeMeta(reader, 'sample', 'x')
    })
    await expect(attempt).rejects.toThrow(/readonly/)
  })

  it('keeps its feed’s name over a restart', async () => {
    const dataDir = await temporaryFolder()
    const first = await openDatabase(dataDir)
    await first.close()
    expect((await open(dataDir)).feedId).toBe(first.feedId)
  })
})

describe('migrations', () => {
  const steps: readonly Migration[] = [
    {
      version: 1,
      statements: [`pragma application_id = ${deskApplicationId}`, 'create table a (x text) strict'],
    },
    { version: 2, statements: ['alter table a add column y text', 'update a set y = upper(x)'] },
    { version: 3, statements: ['create table b (z text) strict', 'insert into b select y from a'] },
  ]

  it('are numbered from 1 without a gap', () => {
    expect(migrations.map((step) => step.version)).toEqual(migrations.map((_, index) => index + 1))
  })

  it('bring rows of every earlier version along', () => {
    for (const from of [1, 2, 3]) {
      const sqlite = new DatabaseSync(':memory:')
      migrate(sqlite, steps.slice(0, from))
      sqlite.exec("insert into a (x) values ('kept')")
      expect(needsMigration(sqlite, steps)).toBe(from < 3)
      migrate(sqlite, steps)
      expect(versionOf(sqlite)).toBe(3)
      expect(sqlite.prepare('select x from a').get()).toEqual({ x: 'kept' })
      sqlite.close()
    }
  })

  it('leave no half step behind where one is cut short at any statement, and go on from there', () => {
    for (const [index, step] of steps.entries()) {
      for (let statement = 0; statement <= step.statements.length; statement += 1) {
        const cut = { ...step, statements: [...step.statements.slice(0, statement), 'select cut_short()'] }
        const sqlite = new DatabaseSync(':memory:')
        expect(() => migrate(sqlite, [...steps.slice(0, index), cut])).toThrow(/cut_short/)
        expect(versionOf(sqlite)).toBe(index)
        migrate(sqlite, steps)
        expect(versionOf(sqlite)).toBe(3)
        sqlite.close()
      }
    }
  })

  it('come after a backup of what was there, and not for a new file', async () => {
    const dataDir = await temporaryFolder()
    const asked: number[] = []
    const beforeMigration = async (_file: string, version: number) => {
      asked.push(version)
    }
    await (await openDatabase(dataDir, { beforeMigration })).close()
    await (await openDatabase(dataDir, { beforeMigration })).close()
    expect(asked).toEqual([])
    expect((await readFile(databaseFile(dataDir))).subarray(0, 15).toString()).toBe('SQLite format 3')
  })
})
