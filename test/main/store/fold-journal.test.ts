import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it, onTestFinished } from 'vitest'
import { inOwnThread } from '#main/file-work'
import type { Cache } from '#main/store/cache'
import { readFact, writeFact } from '#main/store/fact'
import { foldJournal, unfoldedPages } from '#main/store/fold-journal'
import type { Reading } from '#main/store/handles'
import { cacheInFolder } from './cached.ts'

function newCache(): Cache {
  const { cache, remove } = cacheInFolder()
  onTestFinished(remove)
  return cache
}

function writeFacts({ write }: Cache, name: string): void {
  for (let n = 0; n < 20; n += 1) writeFact(write, `${name}-${n}`, 'x'.repeat(50_000))
}

/** What a file holds without its journal. */
function factsAlone({ path }: Cache): number {
  const copy = `${path}.copy`
  copyFileSync(path, copy)
  const database = new DatabaseSync(copy)
  const row = database.prepare("SELECT count(*) AS n FROM fact WHERE name LIKE 'early-%'").get()
  database.close()
  rmSync(copy)
  return Number(row?.['n'])
}

it('brings the file up to its journal while others have it open, and loses nothing that is written meanwhile', () => {
  const cache = newCache()
  foldJournal(cache.path)
  writeFacts(cache, 'early')
  expect([factsAlone(cache), unfoldedPages(cache.write) > 100]).toEqual([0, true])
  cache.write.transaction(() => {
    writeFact(cache.write, 'meanwhile', 'kept')
    foldJournal(cache.path)
  })
  expect([factsAlone(cache), unfoldedPages(cache.write) < 10]).toEqual([20, true])
  expect([readFact(cache.read, 'early-19')?.length, readFact(cache.read, 'meanwhile')]).toEqual([
    50_000,
    'kept',
  ])
})

it('folds nothing by looking how long a journal is', () => {
  const cache = newCache()
  foldJournal(cache.path)
  writeFacts(cache, 'early')
  const looks: Reading[] = [cache.write, cache.read]
  expect(new Set(looks.map(unfoldedPages)).size).toBe(1)
  expect(factsAlone(cache)).toBe(0)
})

it('is done in a thread of its own, which says where it could not', async () => {
  const cache = newCache()
  writeFacts(cache, 'early')
  await inOwnThread({ work: 'fold', path: cache.path })
  expect([unfoldedPages(cache.write), await inOwnThread({ work: 'check', path: cache.path })]).toEqual([
    0,
    true,
  ])
  await expect(inOwnThread({ work: 'fold', path: join(cache.path, 'nowhere.db') })).rejects.toThrow(
    'unable to open database file',
  )
})
