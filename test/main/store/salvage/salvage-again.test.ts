import { randomUUID } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { salvageNotice } from '#main/ipc/salvage-notice'
import { insertAct, readOutbox } from '#main/store/acts'
import { closeCache, openCache } from '#main/store/cache'
import { mendFiles } from '#main/store/mend-files'
import { replaceWhereCommitsWouldBeLost } from '#main/store/salvage/replace-damaged'
import { openWork } from '#main/store/work'
import { actIdSchema, actSchema } from '#shared/ipc/act'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const now = Date.UTC(2026, 10, 28)
let folder: string
beforeEach(async () => {
  folder = await temporaryFolder()
})
const file = () => join(folder, 'work.db')
const journal = () => `${file()}-wal`
const asides = () => readdirSync(folder).filter((name) => /^work\.db\.damaged-.*(?<!-wal|-shm)$/.test(name))

/** An act with so many words that each has a page of its own. */
function addAct(path: string): void {
  const { writing } = openWork(path, now)
  const made = randomUUID()
  const act = actSchema.parse({ kind: 'note', ticketId: 't1', messageId: made, body: 'x'.repeat(9000) })
  const id = actIdSchema.parse(randomUUID())
  insertAct(writing, { id, act, subject: 'ticket:t1', made, title: 'Note', base: null, madeAt: now })
  writing.close()
}

function breakHeader(path: string): Buffer {
  const bytes = readFileSync(path)
  bytes.fill(0x5a, 0, 100)
  writeFileSync(path, bytes)
  return bytes
}

/** As a kill leaves it: acts in the journal, of which an early frame is damaged. */
function leaveDamagedJournal(): void {
  const { writing } = openWork(file(), now)
  writing.close()
  const { writing: killed } = openWork(file(), now)
  for (let n = 0; n < 4; n += 1) {
    const made = randomUUID()
    const act = actSchema.parse({ kind: 'note', ticketId: 't1', messageId: made, body: `Note ${n}.` })
    const id = actIdSchema.parse(randomUUID())
    insertAct(killed, { id, act, subject: `ticket:${n}`, made, title: 'Note', base: null, madeAt: now + n })
  }
  const left = ['', '-wal'].map((suffix) => readFileSync(file() + suffix))
  killed.close()
  const [database = Buffer.alloc(0), frames = Buffer.alloc(0)] = left
  frames[32 + 24 + 4000] = 0xff ^ (frames[32 + 24 + 4000] ?? 0)
  writeFileSync(file(), database)
  writeFileSync(journal(), frames)
}

function outbox() {
  const { writing } = openWork(file(), now)
  const kept = readOutbox(writing, 100)
  writing.close()
  return kept
}

describe('a record of local acts that is damaged a second time', () => {
  it('keeps both damaged files, though no time has passed between', () => {
    addAct(file())
    const first = breakHeader(file())
    openWork(file(), now).writing.close()
    const second = breakHeader(file())
    const { writing, report } = openWork(file(), now)
    writing.close()
    expect(asides()).toHaveLength(2)
    expect(readFileSync(report?.setAside ?? '').equals(second)).toBe(true)
    expect(readFileSync(report?.earlier[0]?.setAside ?? '').equals(first)).toBe(true)
  })

  it('tells of both salvages where nobody has been told of the first', () => {
    addAct(file())
    addAct(file())
    breakHeader(file())
    openWork(file(), now).writing.close()
    breakHeader(file())
    openWork(file(), now + 1000).writing.close()
    breakHeader(file())
    const { writing, report } = openWork(file(), now + 2000)
    writing.close()
    if (report === null) throw new Error('Nothing was salvaged.')
    expect(report.earlier).toHaveLength(2)
    const { message } = salvageNotice(report)
    expect(message.match(/2 unsent acts were saved/g)).toHaveLength(3)
    expect(message.match(/It had been damaged before\./g)).toHaveLength(2)
  })

  it('keeps what was unreadable then beside what is unreadable now', () => {
    addAct(file())
    const { writing } = openWork(file(), now)
    writing.run(`UPDATE act SET payload = '{"kind":"of-tomorrow"}'`)
    writing.run(`UPDATE act SET payload_sum = NULL`)
    writing.close()
    openWork(file(), now).writing.close()
    addAct(file())
    const { writing: again } = openWork(file(), now)
    again.run(`UPDATE act SET payload = '{"kind":"of-next-week"}', payload_sum = NULL`)
    again.close()
    breakHeader(file())
    const { writing: saved } = openWork(file(), now + 1)
    const contents = saved
      .all('SELECT content FROM unread ORDER BY found_at DESC')
      .map((row) => row['content'])
    expect(contents).toEqual([
      expect.stringContaining('of-next-week'),
      expect.stringContaining('of-tomorrow'),
    ])
    saved.close()
  })
})

describe('a journal with commits behind a damaged frame', () => {
  it('is left as it is where there is no room for a successor, and gives its acts once there is', () => {
    leaveDamagedJournal()
    const before = readFileSync(journal())
    const full = () => {
      throw Object.assign(new Error('database or disk is full'), { errcode: 13 })
    }
    expect(() => replaceWhereCommitsWouldBeLost(file(), full, now)).toThrow(/full/)
    expect(readFileSync(journal()).equals(before)).toBe(true)
    expect(outbox()).toHaveLength(4)
  })

  it('rests with its database', () => {
    leaveDamagedJournal()
    const before = ['', '-wal'].map((suffix) => readFileSync(file() + suffix))
    const { writing, report } = openWork(file(), now)
    writing.close()
    const after = ['', '-wal'].map((suffix) => readFileSync((report?.setAside ?? '') + suffix))
    expect(after).toEqual(before)
  })

  it.each([
    'the successor is being written',
    'the successor is whole',
    'the damaged file is set aside',
    'its journal is too',
    'the successor is in its place',
  ])('loses nothing to a kill when %s', (step) => {
    leaveDamagedJournal()
    const before = ['', '-wal'].map((suffix) => readFileSync(file() + suffix))
    const { writing, report } = openWork(file(), now)
    writing.close()
    const aside = report?.setAside ?? ''
    const successor = aside.replace('.damaged-', '.salvaged-')
    if (step !== 'the successor is in its place') renameSync(file(), successor)
    if (step === 'the successor is being written') {
      // Half of it, under the name that says so.
      writeFileSync(`${file()}.salvaging`, readFileSync(successor).subarray(0, 10_000))
      rmSync(successor)
    }
    if (step !== 'the successor is in its place' && step !== 'its journal is too')
      renameSync(`${aside}-wal`, journal())
    if (step === 'the successor is being written' || step === 'the successor is whole')
      renameSync(aside, file())
    const again = openWork(file(), now)
    expect(readOutbox(again.writing, 10)).toHaveLength(4)
    expect(again.report?.salvage?.unsentActs).toBe(4)
    again.writing.close()
    const rests = ['', '-wal'].map((suffix) => readFileSync((again.report?.setAside ?? '') + suffix))
    expect(rests).toEqual(before)
    expect(readdirSync(folder).filter((name) => name.includes('salvag'))).toEqual([])
  })
})

describe('mending', () => {
  it('sets a damaged cache aside, though an earlier salvage of the outbox has not been told yet', () => {
    addAct(file())
    closeCache(openCache(join(folder, 'cache.db'), now))
    breakHeader(file())
    openWork(file(), now).writing.close()
    const aside = mendFiles(folder, now + 1)
    expect(aside).not.toBeNull()
    expect(existsSync(join(folder, 'cache.db'))).toBe(false)
  })

  it('leaves the cache alone where the outbox was the damaged one', () => {
    addAct(file())
    closeCache(openCache(join(folder, 'cache.db'), now))
    breakHeader(file())
    expect(mendFiles(folder, now)).toBeNull()
    expect(existsSync(join(folder, 'cache.db'))).toBe(true)
  })
})

describe('a record of a newer console whose journal is damaged', () => {
  /** A newer version, and its journal as a kill leaves it: the version stands in the journal alone. */
  function leaveNewer(): { database: Buffer; frames: Buffer } {
    addAct(file())
    const { writing } = openWork(file(), now)
    writing.execute('CREATE TABLE of_tomorrow (x TEXT) STRICT; PRAGMA user_version = 99')
    for (let n = 0; n < 5; n += 1) writing.run('INSERT INTO of_tomorrow VALUES (?)', 'y'.repeat(6000))
    for (const suffix of ['', '-wal']) copyFileSync(file() + suffix, join(folder, `kept${suffix}`))
    writing.close()
    return { database: readFileSync(join(folder, 'kept')), frames: readFileSync(join(folder, 'kept-wal')) }
  }
  const flip = (bytes: Buffer, at: number) => {
    bytes[at] = (bytes[at] ?? 0) ^ 0x10
  }

  it.each([
    ['a salt of its header', (frames: Buffer) => flip(frames, 17)],
    ['its size of a page', (frames: Buffer) => flip(frames, 10)],
    ['the sum of its header', (frames: Buffer) => flip(frames, 25)],
    ['the first frame', (frames: Buffer) => flip(frames, 32 + 24 + 5000)],
    ['the head of the first frame', (frames: Buffer) => flip(frames, 32 + 2)],
    ['a later frame', (frames: Buffer) => flip(frames, frames.length - 5000)],
  ])('is refused in plain words and left untouched to the byte: %s', (_, damage) => {
    const { database, frames } = leaveNewer()
    damage(frames)
    for (const base of [database, Buffer.alloc(0)]) {
      for (const name of readdirSync(folder)) rmSync(join(folder, name))
      const files = { 'work.db': base, 'work.db-wal': frames, 'work.db-shm': Buffer.alloc(32_768, 1) }
      for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes)
      expect(() => openWork(file(), now)).toThrow(/newer version of iMagine Desk/)
      expect(readdirSync(folder).toSorted()).toEqual(Object.keys(files).toSorted())
      for (const [name, bytes] of Object.entries(files))
        expect(readFileSync(join(folder, name)).equals(bytes), name).toBe(true)
    }
  })

  it('is none where no console will ever write what is stated: that file is salvaged', () => {
    addAct(file())
    const bytes = readFileSync(file())
    bytes.writeUInt32BE(0x40000000 + bytes.readUInt32BE(60), 60)
    writeFileSync(file(), bytes)
    const { writing, report } = openWork(file(), now)
    expect(readOutbox(writing, 10)).toHaveLength(1)
    expect(report).not.toBeNull()
    writing.close()
  })
})
