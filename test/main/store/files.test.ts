import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { randomUUID } from 'node:crypto'
import { closeCache, openCache, openSuccessor, replaceCache } from '#main/store/cache'
import {
  countUnsent,
  deleteAct,
  findActByMade,
  insertAct,
  readOutbox,
  readSendingActIds,
  writeActState,
} from '#main/store/acts'
import { isEmpty } from '#main/store/feed-position'
import { openForReading } from '#main/store/open-file'
import { personFolder } from '#main/store/person-folder'
import { storageFailure } from '#main/store/storage-failure'
import { openWork } from '#main/store/work'
import { actIdSchema, actSchema } from '#shared/ipc/act'
import { put } from './cached.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'files-test-'))
})
afterEach(() => rmSync(folder, { recursive: true }))
const at = (name: string) => join(folder, name)

function failureOf(act: () => unknown): string | undefined {
  try {
    act()
  } catch (thrown) {
    return storageFailure(thrown)?.code
  }
  return 'none'
}

const note = (body: string) =>
  actSchema.parse({ kind: 'note', ticketId: 't1', messageId: randomUUID(), body })
const newAct = (id: string) => ({
  id: actIdSchema.parse(id), act: note(id), subject: 'ticket:t1', made: id, title: 'Note', base: null, madeAt: 5,
}) // prettier-ignore

describe('the files of a person', () => {
  it('keep every act through a full synchronisation, and refuse a second console', () => {
    const { writing } = openWork(at('work.db'), 0)
    expect(writing.get('PRAGMA synchronous')).toEqual({ synchronous: 2 })
    expect(writing.get('PRAGMA journal_mode')).toEqual({ journal_mode: 'wal' })
    insertAct(writing, newAct('a1'))
    expect(failureOf(() => openWork(at('work.db'), 0))).toBe('profile-in-use')
    writing.close()
    const again = openWork(at('work.db'), 0)
    expect(again.report).toBeNull()
    expect(readOutbox(again.writing, 10).map((kept) => kept.id)).toEqual(['a1'])
    again.writing.close()
  })

  it('set a cache aside that is not a database, and begin with an empty one', () => {
    writeFileSync(at('cache.db'), 'this is a letter, not a database. '.repeat(500))
    const cache = openCache(at('cache.db'), Date.UTC(2026, 0, 2))
    expect(isEmpty(cache.read)).toBe(true)
    closeCache(cache)
    const aside = readdirSync(folder).find((name) => name.startsWith('cache.db.damaged-2026-01-02'))
    expect(readFileSync(at(aside ?? ''), 'utf8')).toContain('this is a letter')
  })

  it('set a record of acts aside that is not a database, and say where it rests', () => {
    writeFileSync(at('work.db'), 'x'.repeat(5000))
    const { writing, report } = openWork(at('work.db'), 0)
    expect(readFileSync(report?.setAside ?? '', 'utf8')).toBe('x'.repeat(5000))
    writing.close()
  })

  it('write the cache through a journal too, which may fall back a little', () => {
    const cache = openCache(at('cache.db'), 0)
    expect(cache.write.get('PRAGMA synchronous')).toEqual({ synchronous: 1 })
    expect(cache.write.get('PRAGMA journal_mode')).toEqual({ journal_mode: 'wal' })
    closeCache(cache)
  })

  it.each([
    ['work.db', () => openWork(at('work.db'), 0)],
    ['cache.db', () => openCache(at('cache.db'), 0)],
  ])('leave %s of a newer console untouched to the byte, its journal too', (name, open) => {
    const newer = new DatabaseSync(at('newer.db'))
    newer.exec('PRAGMA journal_mode = WAL; CREATE TABLE future (x); INSERT INTO future VALUES (1)')
    newer.exec('PRAGMA wal_checkpoint(TRUNCATE); PRAGMA user_version = 99')
    // As a kill leaves it: the new version stands in the journal alone.
    for (const suffix of ['', '-wal']) copyFileSync(at(`newer.db${suffix}`), at(name + suffix))
    newer.close()
    const before = ['', '-wal'].map((suffix) => readFileSync(at(name + suffix)))
    expect(before[0]?.readUInt32BE(60)).toBe(0)
    expect(failureOf(open)).toBe('file-newer')
    expect(['', '-wal'].map((suffix) => readFileSync(at(name + suffix)))).toEqual(before)
    expect(readdirSync(folder).filter((one) => one.startsWith(name))).toEqual([name, `${name}-wal`])
  })

  it('hand out connections that cannot write to whoever only shows things', () => {
    const cache = openCache(at('cache.db'), 0)
    const reading = openForReading(at('cache.db'))
    expect(() => reading.all("INSERT INTO fact (name, value) VALUES ('a', 'b')")).toThrow(/readonly/)
    reading.close()
    closeCache(cache)
  })

  it('put a successor in the place of a cache that is still being read', () => {
    const cache = openCache(at('cache.db'), 0)
    const successor = openSuccessor(at('cache.db'), 0)
    put(successor, [
      {
        number: 1,
        urgency: 'question',
        status: 'new',
        group: 'g',
        assignee: null,
        updated: 1,
        subject: 's',
        name: 'n',
      },
    ])
    expect(isEmpty(cache.read)).toBe(true)
    const { cache: replaced, refusal } = replaceCache(cache, successor, 0)
    expect(refusal).toBeNull()
    expect(isEmpty(replaced.read)).toBe(false)
    closeCache(replaced)
    expect(readdirSync(folder)).toEqual(['cache.db'])
  })

  it('keep two people, and two desks, apart', () => {
    const folders = [
      personFolder('/p', 'ann', 'https://a.example'),
      personFolder('/p', 'Ann', 'https://a.example'),
      personFolder('/p', 'ann', 'https://b.example'),
      personFolder('/p', '../../etc', 'https://a.example'),
    ]
    expect(new Set(folders).size).toBe(4)
    for (const one of folders) expect(one).toMatch(/^\/p\/people\/[A-Za-z0-9-]+$/)
  })

  it('say in words what a full disk and a read-only one are', () => {
    const error = (errcode: number) => Object.assign(new Error('x'), { errcode })
    expect(storageFailure(error(13))?.code).toBe('disk-full')
    expect(storageFailure(error(8))?.code).toBe('disk-read-only')
    expect(storageFailure(error(10 | (3 << 8)))?.code).toBe('disk-read-only')
    expect(storageFailure(new Error('x'))).toBeNull()
  })

  it('go on after a disk was full, without a restart and without losing what was acknowledged', () => {
    const { writing } = openWork(at('work.db'), 0)
    insertAct(writing, newAct('before'))
    writing.get('PRAGMA max_page_count = 1')
    const pages = Number(Object.values(writing.get('PRAGMA page_count') ?? {})[0])
    writing.get(`PRAGMA max_page_count = ${pages}`)
    const large = { ...newAct('large'), act: note('x'.repeat(90_000)) }
    expect(failureOf(() => insertAct(writing, large))).toBe('disk-full')
    expect(findActByMade(writing, 'large')).toBeNull()
    writing.get('PRAGMA max_page_count = 1000000')
    insertAct(writing, large)
    expect(countUnsent(writing)).toEqual({ waiting: 2, needsYou: 0 })
    writing.close()
  })

  it('know which act was on its way when the console died', () => {
    const { writing } = openWork(at('work.db'), 0)
    insertAct(writing, newAct('a'))
    insertAct(writing, newAct('b'))
    writeActState(writing, actIdSchema.parse('a'), { kind: 'sending', since: 9 }, 9)
    expect(readSendingActIds(writing)).toEqual(['a'])
    deleteAct(writing, actIdSchema.parse('a'))
    expect(readOutbox(writing, 5)).toHaveLength(1)
    writing.close()
  })
})
