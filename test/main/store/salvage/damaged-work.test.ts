import { randomUUID } from 'node:crypto'
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs' // prettier-ignore
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { insertAct, readOutbox, readUnsentActs, writeActSent, writeActState } from '#main/store/acts'
import { putDraft, readDrafts } from '#main/store/drafts'
import { readFact, writeFact } from '#main/store/fact'
import type { Writing } from '#main/store/handles'
import { openWork } from '#main/store/work'
import { actIdSchema, actSchema } from '#shared/ipc/act'
import { draftSchema } from '#shared/ipc/drafts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'salvage-test-'))
})
afterEach(() => rmSync(folder, { recursive: true }))
const file = () => join(folder, 'work.db')
const pageSize = 8192

const actId = (n: number) => actIdSchema.parse(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`)
const note = (body: string) =>
  actSchema.parse({ kind: 'note', ticketId: 't1', messageId: randomUUID(), body })

function addAct(work: Writing, n: number, body = `Note number ${n}. ${'It hums. '.repeat(40)}`) {
  const made = randomUUID()
  insertAct(work, {
    id: actId(n), act: note(body), subject: `ticket:${n % 7}`, made, title: 'Note', base: null, madeAt: n,
  }) // prettier-ignore
}

/** 60 acts, of which the first 20 are sent and one is on its way, two drafts and a fact. */
function fill(work: Writing) {
  for (let n = 1; n <= 60; n += 1) addAct(work, n)
  for (let n = 1; n <= 20; n += 1) writeActSent(work, actId(n), n, n)
  writeActState(work, actId(21), { kind: 'sending', since: 3 }, 3)
  addAct(work, 61, `A long one: ${'x'.repeat(30_000)}`)
  for (const ticketId of ['t1', 't2'])
    putDraft(
      work,
      draftSchema.parse({ kind: 'message', ticketId, mode: 'reply', text: `Dear ${ticketId}` }),
      9,
    )
  writeFact(work, 'locked-out', '{"code":"unauthenticated","message":"Gone."}')
}

/** A file as an orderly end leaves it: no journal. */
function filledFile(): Buffer {
  const { writing } = openWork(file(), 0)
  fill(writing)
  writing.close()
  return readFileSync(file())
}

/** A file and its journal, as a kill leaves them. */
function filledWithJournal(): { database: Buffer; journal: Buffer } {
  const { writing } = openWork(file(), 0)
  fill(writing)
  const left = { database: readFileSync(file()), journal: readFileSync(`${file()}-wal`) }
  writing.close()
  return left
}

function reopen(now = Date.UTC(2026, 0, 2)) {
  const opened = openWork(file(), now)
  const outbox = readOutbox(opened.writing, 1000)
  const drafts = readDrafts(opened.writing)
  const lock = readFact(opened.writing, 'locked-out')
  const unsent = readUnsentActs(opened.writing)
  opened.writing.close()
  return { ...opened, outbox, drafts, lock, unsent }
}

/** Where the page begins that holds these words. */
const pageWith = (bytes: Buffer, words: string) => Math.floor(bytes.indexOf(words) / pageSize) * pageSize

describe('a damaged record of local acts', () => {
  it('gives back every act, draft and fact where only the header is destroyed', () => {
    const bytes = filledFile()
    bytes.fill(0x5a, 0, 100)
    writeFileSync(file(), bytes)
    const { outbox, drafts, lock, unsent, report } = reopen()
    expect(outbox).toHaveLength(61)
    expect(unsent.map(({ id }) => id)).toEqual(Array.from({ length: 41 }, (_, n) => actId(n + 21)))
    expect(unsent[0]?.state).toEqual({ kind: 'sending', since: 3 })
    expect(unsent.slice(1).every(({ state }) => state.kind === 'waiting')).toBe(true)
    expect(JSON.stringify(unsent.at(-1)?.act)).toContain('x'.repeat(30_000))
    expect(drafts).toHaveLength(2)
    expect(lock).toContain('Gone.')
    expect(report?.salvage).toMatchObject({
      unsentActs: 41,
      sentActs: 20,
      drafts: 2,
      doubtfulActs: 0,
      lostActs: 0,
    })
    expect(readFileSync(report?.setAside ?? '').equals(bytes)).toBe(true)
  })

  it('makes strays wait for their author where the whole first page is gone and no tree leads to them', () => {
    const bytes = filledFile()
    bytes.fill(0, 0, pageSize)
    writeFileSync(file(), bytes)
    const { outbox, drafts, unsent, report } = reopen()
    expect(outbox).toHaveLength(61)
    expect(unsent.every(({ state }) => state.kind === 'needs-you')).toBe(true)
    expect(drafts).toHaveLength(2)
    expect(report?.salvage?.doubtfulActs).toBe(41)
  })

  it('gives back what lies on sound pages, and says how many acts are lost', () => {
    const bytes = filledFile()
    const broken = pageWith(bytes, 'Note number 40.')
    bytes.fill(0xff, broken, broken + pageSize)
    writeFileSync(file(), bytes)
    const { outbox, drafts, report } = reopen()
    expect(outbox.length).toBeGreaterThan(30)
    expect(outbox.length).toBeLessThan(61)
    expect(drafts).toHaveLength(2)
    expect(report?.salvage?.unreadablePages).toBe(1)
    const { unsentActs = 0, lostActs = 0 } = report?.salvage ?? {}
    expect(unsentActs + lostActs).toBe(41)
  })

  it('finds a page broken that nobody looks at when the file is opened, and a file that was cut', () => {
    const bytes = filledFile()
    const torn = Buffer.from(bytes)
    torn.writeUInt16BE(60_000, pageWith(bytes, 'Note number 40.') + 8)
    writeFileSync(file(), torn)
    expect(reopen().report).not.toBeNull()
    for (const name of readdirSync(folder)) rmSync(join(folder, name))
    writeFileSync(file(), bytes.subarray(0, bytes.length - pageSize * 2 - 100))
    const cut = reopen()
    expect(cut.report).not.toBeNull()
    expect(cut.outbox.length).toBeGreaterThan(20)
  })

  it('reads a journal whose database is gone', () => {
    const { journal } = filledWithJournal()
    rmSync(file())
    writeFileSync(`${file()}-wal`, journal)
    expect(reopen().outbox).toHaveLength(61)
  })

  it('does not resurrect what was discarded', () => {
    const { writing } = openWork(file(), 0)
    fill(writing)
    writing.run('DELETE FROM act WHERE made_at > 30 AND made_at < 61')
    writing.close()
    const bytes = readFileSync(file())
    bytes.fill(0, 0, pageSize)
    writeFileSync(file(), bytes)
    expect(
      reopen()
        .outbox.map(({ madeAt }) => madeAt)
        .toSorted((a, b) => a - b),
    ).toEqual([...Array.from({ length: 30 }, (_, n) => n + 1), 61])
  })

  it('keeps rows that are no acts of this version word for word', () => {
    const { writing } = openWork(file(), 0)
    fill(writing)
    writing.run(`UPDATE act SET payload = '{"kind":"of-tomorrow"}' WHERE id = ?`, actId(40))
    writing.close()
    const bytes = readFileSync(file())
    bytes.fill(0x5a, 0, 100)
    writeFileSync(file(), bytes)
    const { writing: saved, report } = openWork(file(), 5)
    expect(report?.salvage?.unreadRows).toBe(1)
    const [row] = saved.all('SELECT owner, content FROM unread')
    expect(row?.['owner']).toBe('act')
    expect(row?.['content']).toContain('of-tomorrow')
    saved.close()
  })

  it('tells of a salvage at each start until it has been told', () => {
    const bytes = filledFile()
    bytes.fill(0x5a, 0, 100)
    writeFileSync(file(), bytes)
    expect(reopen().report).not.toBeNull()
    expect(reopen().report).not.toBeNull()
  })

  it('goes on with a replacement that a kill interrupted', () => {
    const bytes = filledFile()
    bytes.fill(0x5a, 0, 100)
    writeFileSync(file(), bytes)
    reopen()
    const aside = readdirSync(folder).find((name) => name.includes('damaged')) ?? ''
    const mark = aside.slice(aside.indexOf('damaged-') + 8)
    // Killed after the successor was whole, before the damaged file was moved.
    copyFileSync(file(), join(folder, `work.db.salvaged-${mark}`))
    copyFileSync(join(folder, aside), file())
    rmSync(join(folder, aside))
    const resumed = reopen()
    expect(resumed.outbox).toHaveLength(61)
    expect(existsSync(join(folder, aside))).toBe(true)
    expect(readdirSync(folder).some((name) => name.includes('salvaged'))).toBe(false)
  })
})

describe('a journal that a kill left', () => {
  const acts = () => reopen().outbox.map(({ madeAt }) => madeAt).toSorted((a, b) => a - b) // prettier-ignore
  const firstOnes = (count: number) => Array.from({ length: count }, (_, n) => n + 1)

  it('yields a clean beginning wherever it is cut', () => {
    const { database, journal } = filledWithJournal()
    fc.assert(
      fc.property(fc.nat(journal.length), (length) => {
        for (const name of readdirSync(folder)) rmSync(join(folder, name))
        writeFileSync(file(), database)
        writeFileSync(`${file()}-wal`, journal.subarray(0, length))
        const kept = acts()
        expect(kept).toEqual(firstOnes(kept.length))
      }),
      { numRuns: 15 },
    )
  })

  it('loses no commit behind a flipped bit but what stood on the flipped page alone', () => {
    const { database, journal } = filledWithJournal()
    fc.assert(
      fc.property(fc.nat(journal.length - 40_000), fc.nat(7), (at, bit) => {
        for (const name of readdirSync(folder)) rmSync(join(folder, name))
        const flipped = Buffer.from(journal)
        flipped[at] = (flipped[at] ?? 0) ^ (1 << bit)
        writeFileSync(file(), database)
        writeFileSync(`${file()}-wal`, flipped)
        const { outbox, report } = reopen()
        // Later images of the page replace the flipped one.
        expect(outbox.length).toBeGreaterThan(55)
        expect(report).not.toBeNull()
      }),
      { numRuns: 15 },
    )
  })

  it('is found or harmless wherever bytes of the file are overwritten, and the program goes on', () => {
    const bytes = filledFile()
    const whole = reopen().outbox
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.uint8Array({ minLength: 1, maxLength: 300 }), (at, noise) => {
        for (const name of readdirSync(folder)) rmSync(join(folder, name))
        const damaged = Buffer.from(bytes)
        damaged.set(noise.subarray(0, bytes.length - at), at)
        writeFileSync(file(), damaged)
        const { outbox, report } = reopen()
        // A page holds some 15 of these acts.
        expect(outbox.length).toBeGreaterThan(35)
        expect(report !== null || outbox.length === whole.length).toBe(true)
      }),
      { numRuns: 30 },
    )
  })
})
