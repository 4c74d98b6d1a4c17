import { mkdirSync, readdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  closeCache,
  openAgain,
  openCache,
  openCacheOrStandIn,
  openSuccessor,
  replaceCache,
} from '#main/store/cache'
import { readFact, writeFact } from '#main/store/fact'
import { isEmpty } from '#main/store/feed-position'
import { storageFailure } from '#main/store/storage-failure'
import { temporaryFolder } from '../../support/temporary-folder.ts'

let folder: string
beforeEach(async () => {
  folder = await temporaryFolder()
})
const file = () => join(folder, 'cache.db')

function cacheWith(value: string) {
  const cache = openCache(file(), 0)
  writeFact(cache.write, 'of-the-test', value)
  return cache
}

function successorWith(value: string) {
  const successor = openSuccessor(file(), 0)
  writeFact(successor.write, 'of-the-test', value)
  return successor
}

describe('a cache that was pulled anew', () => {
  it('is dropped where there is no room to finish it, and the old one goes on', () => {
    const old = cacheWith('old')
    const successor = successorWith('new')
    successor.write.execute = () => {
      throw Object.assign(new Error('database or disk is full'), { errcode: 13 })
    }
    expect(() => replaceCache(old, successor, 0)).toThrow(/full/)
    expect(readFact(old.read, 'of-the-test')).toBe('old')
    writeFact(old.write, 'of-the-test', 'older')
    expect(readFact(old.read, 'of-the-test')).toBe('older')
    closeCache(old)
    expect(readdirSync(folder)).toEqual(['cache.db'])
  })

  it('leaves the old one open where it cannot take its place', () => {
    const old = cacheWith('old')
    const successor = successorWith('new')
    rmSync(successor.path)
    const { cache, refusal } = replaceCache(old, successor, 0)
    expect(refusal).toMatchObject({ code: 'ENOENT' })
    expect(cache.refusal).toBeNull()
    expect(readFact(cache.read, 'of-the-test')).toBe('old')
    closeCache(cache)
  })

  it('gets no journal of the old one, whatever became of that', () => {
    const old = cacheWith('old')
    const successor = successorWith('new')
    const close = old.write.close.bind(old.write)
    old.write.close = () => {
      close()
      // As a full disk leaves it: what could not be folded.
      writeFileSync(`${file()}-wal`, 'left')
    }
    const { cache } = replaceCache(old, successor, 0)
    expect(readFact(cache.read, 'of-the-test')).toBe('new')
    closeCache(cache)
  })
})

describe('a cache whose disk refuses it', () => {
  it('has an empty one in memory in its place until the disk allows it', () => {
    closeCache(cacheWith('kept'))
    mkdirSync(`${file()}-wal`)
    expect(() => openCache(file(), 0)).toThrow(/EISDIR/)
    const standIn = openCacheOrStandIn(file(), 0)
    expect(storageFailure(standIn.refusal)).toMatchObject({
      code: 'disk-read-only',
      message: expect.stringContaining(file()) as string,
    })
    expect(isEmpty(standIn.read)).toBe(true)
    writeFact(standIn.write, 'of-the-test', 'in memory')
    const still = openAgain(standIn, 0)
    expect(still.refusal).not.toBeNull()
    rmdirSync(`${file()}-wal`)
    const again = openAgain(still, 0)
    expect(again.refusal).toBeNull()
    expect(readFact(again.read, 'of-the-test')).toBe('kept')
    closeCache(again)
  })

  it('is still one that is held by another, or newer', () => {
    const cache = cacheWith('held')
    cache.write.execute('PRAGMA user_version = 99')
    closeCache(cache)
    expect(() => openCacheOrStandIn(file(), 0)).toThrow(/newer/)
  })
})
