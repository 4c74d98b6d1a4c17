import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openForWriting } from '#main/store/open-file'
import { readOutbox, readUnsentActs, walkUnsentHeads } from '#main/store/acts'
import { openWork } from '#main/store/work'
import { workMigrations } from '#main/store/work-migrations'
import { actSchema } from '#shared/ipc/act'

/** Acts as version 0.1.0 wrote them. Never edited: such files are out there, and are never thrown away. */
const written = z
  .array(
    z.object({
      payload: z.looseObject({ kind: z.string() }),
      subject: z.string(),
      made: z.string().nullable().default(null),
      base: z.record(z.string(), z.unknown()).nullable().default(null),
      failure: z.unknown().optional(),
      wakes: z.string().nullable(),
    }),
  )
  .parse(JSON.parse(readFileSync(new URL('acts-of-0.1.0.json', import.meta.url), 'utf8')))

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'older-acts-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** A record of acts as the first version with drafts left it. */
function writeFile(path: string): void {
  const database = openForWriting(path, { exclusive: true, durable: true }, workMigrations.slice(0, 2))
  for (const [index, act] of written.entries())
    database.run(
      `INSERT INTO act (id, subject, made, title, payload, base, made_at, state, tries, moment, failure)
       VALUES (?, ?, ?, 'As it was', ?, ?, 5, ?, 2, 7, ?)`,
      `act-${index}`,
      act.subject,
      act.made,
      JSON.stringify(act.payload),
      act.base === null ? null : JSON.stringify(act.base),
      act.failure === undefined ? 'waiting' : 'needs-you',
      act.failure === undefined ? null : JSON.stringify(act.failure),
    )
  database.close()
}

describe('acts that an older version wrote', () => {
  it('are of every kind that it had, each of them known to this one', () => {
    const kinds = new Set(written.map(({ payload }) => payload.kind))
    expect(kinds.size).toBe(7)
    const known = new Set<string>(actSchema.options.map(({ shape }) => shape.kind.value))
    expect([...kinds].filter((kind) => !known.has(kind))).toEqual([])
  })

  it('are read word for word, and those that wake people are known as such', () => {
    writeFile(join(folder, 'work.db'))
    const { writing } = openWork(join(folder, 'work.db'), 0)
    const kept = readUnsentActs(writing)
    expect(kept.map(({ act }) => act)).toEqual(written.map(({ payload }) => payload))
    expect(kept.map(({ base }) => base)).toEqual(written.map(({ base }) => base))
    expect(kept.map(({ wakes }) => wakes)).toEqual(written.map(({ wakes }) => wakes))
    expect(kept.map(({ decidedAt, since, doubt }) => [decidedAt, since, doubt])).toEqual(
      written.map(() => [5, 7, null]),
    )
    expect(readOutbox(writing, 5)).toHaveLength(written.length)
    expect([...walkUnsentHeads(writing)].map(({ subject }) => subject)).toEqual([
      'ticket:t-1',
      'ticket:t-2',
      'ticket:t-3',
      'group:g-1',
      'group:g-1',
      'import',
    ])
    writing.close()
  })
})
