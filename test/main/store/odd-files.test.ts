import { randomUUID } from 'node:crypto'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { insertAct, readOutbox } from '#main/store/acts'
import { closeCache, openCache, openSuccessor } from '#main/store/cache'
import { isEmpty } from '#main/store/feed-position'
import { openForWriting } from '#main/store/open-file'
import { replaceDamaged } from '#main/store/salvage/replace-damaged'
import { storageFailure } from '#main/store/storage-failure'
import { openWork } from '#main/store/work'
import { workMigrations } from '#main/store/work-migrations'
import { actIdSchema, actSchema } from '#shared/ipc/act'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const now = Date.UTC(2026, 10, 28)
let folder: string
beforeEach(async () => {
  folder = await temporaryFolder()
})
const work = () => join(folder, 'work.db')
const cache = () => join(folder, 'cache.db')

function keepAct(): void {
  const { writing } = openWork(work(), now)
  const made = randomUUID()
  const act = actSchema.parse({ kind: 'note', ticketId: 't1', messageId: made, body: 'It hums.' })
  const id = actIdSchema.parse(randomUUID())
  insertAct(writing, { id, act, subject: 'ticket:t1', made, title: 'Note', base: null, madeAt: now })
  writing.close()
}

function opened() {
  const { writing, ...rest } = openWork(work(), now)
  const outbox = readOutbox(writing, 10)
  writing.close()
  return { ...rest, outbox }
}

function stateVersion(path: string, version: number): void {
  const bytes = readFileSync(path)
  bytes.writeUInt32BE(version, 60)
  writeFileSync(path, bytes)
}

function breakHeader(path: string): Buffer {
  const bytes = readFileSync(path).fill(0x5a, 0, 100)
  writeFileSync(path, bytes)
  return bytes
}

describe('an outbox', () => {
  it.each([0, 3])('is salvaged where a bit flipped in its version: %i', (version) => {
    keepAct()
    stateVersion(work(), version)
    const { outbox, report } = opened()
    expect(outbox).toMatchObject([{ state: { kind: 'waiting' } }])
    expect(report).not.toBeNull()
  })

  it('takes nothing for its successor but what it named so itself', () => {
    keepAct()
    writeFileSync(`${work()}.salvaged-2026-11-28T00-00-00-000Z-wal`, 'what a console of another day left')
    mkdirSync(`${work()}.salvaged-by-hand`)
    expect(opened().outbox).toHaveLength(1)
  })

  it('is no file where nothing is left of it but a few letters', () => {
    writeFileSync(work(), 'x')
    expect(opened().isNew).toBe(true)
  })

  it('is salvaged though something stands in the way of the file that is made of it', () => {
    keepAct()
    breakHeader(work())
    mkdirSync(`${work()}.salvaging`)
    writeFileSync(join(`${work()}.salvaging`, 'x'), '')
    expect(opened().outbox).toHaveLength(1)
  })

  it('stays where it is until its successor is in the file to the last page', () => {
    keepAct()
    const damaged = breakHeader(work())
    const full = () => {
      throw Object.assign(new Error('database or disk is full'), { errcode: 13 })
    }
    const openOnFullDisk = (path: string) => {
      const writing = openForWriting(path, { exclusive: true, durable: true }, workMigrations)
      // From now on: what is committed stays in the journal, and cannot be folded into the file.
      writing.execute = full
      return writing
    }
    expect(() => replaceDamaged(work(), openOnFullDisk, now)).toThrow(/full/)
    expect(readFileSync(work()).equals(damaged)).toBe(true)
    expect(readdirSync(folder).filter((name) => name.includes('salvaged'))).toEqual([])
    expect(opened().outbox).toHaveLength(1)
  })

  it('that is a folder is named in the words for it', () => {
    mkdirSync(work())
    let thrown: unknown = null
    try {
      opened()
    } catch (refusal) {
      thrown = refusal
    }
    expect(storageFailure(thrown)?.message).toContain(work())
  })
})

describe('a cache', () => {
  it('is set aside where it is a copy of the outbox, rather than called newer', () => {
    keepAct()
    copyFileSync(work(), cache())
    const { setAside, ...rest } = openCache(cache(), now)
    expect(setAside).not.toBeNull()
    closeCache({ setAside, ...rest })
  })

  it.each([0, 1])('is set aside where a bit flipped in its version: %i', (version) => {
    closeCache(openCache(cache(), now))
    stateVersion(cache(), version)
    const opened = openCache(cache(), now)
    expect(opened.setAside).not.toBeNull()
    closeCache(opened)
  })

  it('is pulled anew though something stands where its successor belongs', () => {
    closeCache(openCache(cache(), now))
    mkdirSync(`${cache()}.next`)
    writeFileSync(join(`${cache()}.next`, 'x'), '')
    const successor = openSuccessor(cache(), now)
    expect(isEmpty(successor.read)).toBe(true)
    closeCache(successor)
  })
})
