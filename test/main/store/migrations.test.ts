import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readUnsentActs } from '#main/store/acts'
import { readAllFileIds } from '#main/store/attachments'
import { findMessageFile, readMessages } from '#main/store/read-ticket'
import { cacheMigrations } from '#main/store/cache-migrations'
import { Reading, Writing } from '#main/store/handles'
import { migrate, type Migrations } from '#main/store/migrate'
import { openWork } from '#main/store/work'
import { readLastDone } from '#main/store/batches'
import { workMigrations } from '#main/store/work-migrations'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'migrations-test-'))
})
afterEach(() => rmSync(folder, { recursive: true }))
const at = (name: string) => join(folder, name)

function schemaOf(path: string): unknown[] {
  const database = new DatabaseSync(path, { readOnly: true })
  const rows = database.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY name').all()
  database.close()
  return [...rows, database.isOpen ? null : 'closed']
}

/** Ends the upgrade before its statement number `last`, as a kill does: nothing after it runs, nothing is undone by hand. */
class Interrupted extends Writing {
  left: number
  constructor(database: DatabaseSync, last: number) {
    super(database)
    this.left = last
  }
  override execute(sql: string): void {
    for (const statement of statementsOf(sql)) {
      if (this.left === 0) throw new Error('killed')
      this.left -= 1
      super.execute(statement)
    }
  }
}

const statementsOf = (sql: string) => sql.split(/;\s*$/m).filter((statement) => statement.trim() !== '') // prettier-ignore

function upgradeTo(
  path: string,
  migrations: Migrations,
  database = new Writing(new DatabaseSync(path)),
): void {
  try {
    migrate(database, migrations, path, () => undefined)
  } finally {
    database.close()
  }
}

describe.each([
  ['work.db', workMigrations],
  ['cache.db', cacheMigrations],
])('the history of %s', (name, migrations) => {
  it('leads to the same file wherever it was interrupted', () => {
    upgradeTo(at('whole'), migrations)
    const whole = schemaOf(at('whole'))
    const statements = migrations.flatMap((step) => [...statementsOf(step), 'user_version']).length
    for (let last = 0; last < statements; last += 1) {
      const path = at(`${name}-${last}`)
      const database = new Interrupted(new DatabaseSync(path), last)
      expect(() => upgradeTo(path, migrations, database)).toThrow('killed')
      upgradeTo(path, migrations)
      expect(schemaOf(path)).toEqual(whole)
    }
  })

  it('leads from each version to the newest', () => {
    upgradeTo(at('whole'), migrations)
    for (let version = 1; version <= migrations.length; version += 1) {
      const path = at(`${name}-${version}`)
      upgradeTo(path, migrations.slice(0, version))
      upgradeTo(path, migrations)
      expect(schemaOf(path)).toEqual(schemaOf(at('whole')))
    }
  })
})

describe('a record of acts of an older console', () => {
  const row = `INSERT INTO act (id, subject, title, payload, made_at, state, moment)
    VALUES ('a1', 'ticket:t1', 'Note', '{"kind":"note","ticketId":"t1","messageId":"m1","body":"Kept."}', 5, 'waiting', 5)`

  it('is copied beside itself before it is changed, and keeps its rows', () => {
    const old = new Writing(new DatabaseSync(at('work.db')))
    migrate(old, workMigrations.slice(0, 1), 'work.db', () => undefined)
    old.execute(row)
    old.close()
    const { writing } = openWork(at('work.db'), 0)
    expect(writing.all('SELECT id, state FROM act')).toEqual([{ id: 'a1', state: 'waiting' }])
    writing.close()
    const copy = new DatabaseSync(at('work.db.version-1'), { readOnly: true })
    expect(copy.prepare('PRAGMA user_version').get()).toEqual({ user_version: 1 })
    expect(copy.prepare('SELECT id FROM act').all()).toEqual([{ id: 'a1' }])
    copy.close()
  })

  it('of before there were batches holds what can be undone, each act by itself', () => {
    const old = new Writing(new DatabaseSync(at('work.db')))
    migrate(old, workMigrations.slice(0, 6), 'work.db', () => undefined)
    old.execute(row)
    old.close()
    const { writing } = openWork(at('work.db'), 0)
    expect(readLastDone(writing, 0)).toMatchObject({ id: 'a1', batch: null, undo: null })
    expect(readLastDone(writing, 6)).toBeNull()
    writing.close()
  })

  it('is copied once, not at each start, and an empty one never', () => {
    openWork(at('work.db'), 0).writing.close()
    openWork(at('work.db'), 0).writing.close()
    expect(existsSync(at('work.db.version-1'))).toBe(false)
    expect(existsSync(at(`work.db.version-${workMigrations.length}`))).toBe(false)
  })
})

describe('a cache of a console that knew nothing of paging', () => {
  it('has its pages in the order and under the words by which they are listed now', () => {
    const path = at('cache.db')
    upgradeTo(path, cacheMigrations.slice(0, 4))
    const old = new Writing(new DatabaseSync(path))
    for (const [id, state, more] of [
      ['p1', 'queued', { groupId: 'g', text: 'Half the TOWN' }],
      ['p2', 'acknowledged', { groupId: null, madeBy: 'ada', text: '' }],
      ['p3', 'withheld', { groupId: null }],
    ] as const)
      old.run(
        'INSERT INTO page (id, version, began_at, doc) VALUES (?, 1, ?, ?)',
        id,
        '2026-11-23T09:00:00.000Z',
        JSON.stringify({ id, state, ...more }),
      )
    old.close()
    upgradeTo(path, cacheMigrations)
    const now = new DatabaseSync(path, { readOnly: true })
    const columns = 'id, state, rank, group_id, made_by, words, last_at, delivery_count'
    expect(now.prepare(`SELECT ${columns} FROM page ORDER BY id`).all()).toMatchObject([
      { id: 'p1', state: 'queued', rank: 0, group_id: 'g', words: 'half the town', last_at: '' },
      { id: 'p2', state: 'acknowledged', rank: 1, group_id: null, made_by: 'ada', delivery_count: 0 },
      { id: 'p3', state: 'withheld', rank: 2, made_by: null, words: '' },
    ])
    now.close()
  })
})

describe('files of a console that knew nothing of attachments', () => {
  it('keep their acts and messages, and have room for files', () => {
    upgradeTo(at('work.db'), workMigrations.slice(0, 8))
    const work = new Writing(new DatabaseSync(at('work.db')))
    work.run(
      `INSERT INTO act (id, subject, title, payload, made_at, state, moment)
       VALUES ('a1', 'ticket:t1', 'Note', '{"kind":"note","ticketId":"t1","messageId":"m1","body":"Kept."}', 5, 'waiting', 5)`,
    )
    work.close()
    const { writing } = openWork(at('work.db'), 0)
    expect(readUnsentActs(writing).map(({ id, act }) => [id, act.kind])).toEqual([['a1', 'note']])
    expect(readAllFileIds(writing)).toEqual([])
    writing.close()

    upgradeTo(at('cache.db'), cacheMigrations.slice(0, 7))
    const old = new Writing(new DatabaseSync(at('cache.db')))
    old.run(
      `INSERT INTO message (id, ticket_id, position, version, kind, body, author_kind, author_id, author_name, created_at)
       VALUES ('m1', 't1', 1, 1, 'customer', 'Before', 'customer', NULL, 'Grace', '2026-11-29T00:00:00.000Z')`,
    )
    old.close()
    upgradeTo(at('cache.db'), cacheMigrations)
    const now = new Reading(new DatabaseSync(at('cache.db'), { readOnly: true }))
    expect(readMessages(now, 't1')).toMatchObject([{ id: 'm1', body: 'Before' }])
    expect(findMessageFile(now, 'f1')).toBeNull()
    now.close()
  })
})
