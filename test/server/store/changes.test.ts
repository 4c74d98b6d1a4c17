import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { ChangeKind } from '#shared/protocol/changes'
import { writeCursor, readCursor } from '#server/store/cursor'
import { readChanges, type ChangesPage } from '#server/store/changes'
import { copyDatabase } from '#server/store/copy-database'
import { databaseFile, openDatabase, type Database } from '#server/store/database'
import { recordChange } from '#server/store/feed'
import { addMessage } from '#server/store/messages'
import { prune } from '#server/store/prune'
import { Refusal } from '#server/store/refusal'
import { fileTicket } from '#server/store/tickets'
import { newTicket } from '../../support/filed.ts'
import { makeFeedReader, pageSchema } from '../../support/feed-reader.ts'
import { startDesk, type Desk } from '../../support/desk.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const author = { kind: 'customer', staffId: null, name: 'Grace Hopper' } as const
const now = new Date('2026-11-23T10:00:00.000Z')

let desk: Desk
let database: Database
beforeAll(async () => {
  desk = await startDesk({ clock: () => now })
  database = desk.database
})
afterAll(() => desk.close())

const file = (at = now) =>
  database.write(
    async (tx) => (await fileTicket(tx, { ...newTicket(), source: 'staff', author, now: at })).ticket,
  )
const say = (ticketId: string, body: string) =>
  database.write((tx) => addMessage(tx, ticketId, { kind: 'customer', body, author, now }))
const page = (cursor: string | null, limit = 100) =>
  database.read((reader) => readChanges(reader, database.feedId, cursor, limit))

async function deleteMessage(id: string, at = now): Promise<void> {
  await database.write(async (tx) => {
    await tx.deleteFrom('message').where('id', '=', id).execute()
    await recordChange(tx, { kind: 'message', id, op: 'delete', version: 9, now: at })
  })
}

/** Reads on from a page until the thing of this id has come. */
async function readUntil(
  id: string,
  read: (cursor: string) => Promise<ChangesPage>,
  from: ChangesPage,
): Promise<ChangesPage> {
  let at = from
  while (!at.body.toString().includes(`"id":"${id}","op"`)) {
    if (!at.more) throw new Error(`${id} never came.`)
    at = await read(at.cursor)
  }
  return at
}

/** What the service holds, straight from its tables. */
async function held(): Promise<Map<string, unknown>> {
  const tables = [
    ['ticket', 'ticket'],
    ['message', 'message'],
    ['group', 'customer_group'],
    ['staff', 'staff'],
    ['settings', 'settings'],
  ] as const satisfies readonly (readonly [ChangeKind, string])[]
  return database.read(async (reader) => {
    const things = new Map<string, unknown>()
    for (const [kind, table] of tables)
      for (const row of await reader.selectFrom(table).select(['id', 'doc']).execute())
        things.set(`${kind} ${row.id}`, JSON.parse(row.doc))
    return things
  })
}

type Act =
  | { kind: 'file' }
  | { kind: 'say' | 'delete'; pick: number }
  | { kind: 'read'; limit: number }
  | { kind: 'restart' }
const actArbitrary: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('file' as const) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('say' as const), pick: fc.nat(999) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete' as const), pick: fc.nat(999) }) },
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('read' as const), limit: fc.integer({ min: 1, max: 7 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const) }) },
)

describe('the feed', () => {
  it('leaves a reader with exactly what the service holds, wherever it stopped and went on', async () => {
    const tickets = [await file()]
    let messages = 0
    await fc.assert(
      fc.asyncProperty(fc.array(actArbitrary, { minLength: 1, maxLength: 40 }), async (acts) => {
        let reader = makeFeedReader(database)
        for (const act of acts) {
          if (act.kind === 'file') tickets.push(await file())
          if (act.kind === 'say')
            await say(tickets[act.pick % tickets.length]?.id ?? '', `Word ${(messages += 1)}`)
          if (act.kind === 'read') await reader.step(act.limit)
          if (act.kind === 'restart') reader = makeFeedReader(database)
          if (act.kind === 'delete') {
            const known = [...(await held()).keys()].filter((key) => key.startsWith('message '))
            const id = known[act.pick % known.length]?.slice('message '.length)
            if (id) await deleteMessage(id)
          }
        }
        await reader.drain(5)
        expect(reader.things).toEqual(await held())
        expect(reader.seqs).toEqual([...reader.seqs].sort((one, other) => one - other))
        expect(new Set(reader.seqs).size).toBe(reader.seqs.length)
      }),
      { numRuns: 30 },
    )
  }, 60_000)

  it('folds several changes of one thing into its newest', async () => {
    const { cursor } = await page(null, 5000)
    const ticket = await file()
    await say(ticket.id, 'one')
    await say(ticket.id, 'two')
    const { body } = await page(cursor)
    const { changes } = pageSchema.parse(JSON.parse(body.toString()))
    expect(changes.filter((change) => change.kind === 'ticket')).toMatchObject([{ version: 3 }])
  })

  it('answers nothing and the same cursor where nothing has changed', async () => {
    const { cursor } = await page(null, 5000)
    expect(await page(cursor)).toMatchObject({ count: 0, cursor, more: false })
  })

  it('spares a snapshot the deletions before it, and sends those after it began', async () => {
    const ticket = await file()
    const { message: before } = await say(ticket.id, 'gone before')
    const { message: later } = await say(ticket.id, 'gone meanwhile')
    await deleteMessage(before.id)
    const first = await page(null, 1)
    await deleteMessage(later.id)
    const { changes } = pageSchema.parse(JSON.parse((await page(first.cursor, 5000)).body.toString()))
    const ids = changes.filter((change) => change.op === 'delete').map((change) => change.id)
    expect(ids).toContain(later.id)
    expect(ids).not.toContain(before.id)
  })
})

it('ends a page that grows large, and loses nothing by it', async () => {
  const large = await startDesk({ clock: () => now })
  const body = '\u6f22'.repeat(100_000)
  await large.database.write(async (tx) => {
    const { ticket } = await fileTicket(tx, { ...newTicket(), source: 'staff', author, now })
    for (let said = 0; said < 40; said += 1)
      await addMessage(tx, ticket.id, { kind: 'customer', body, author, now })
  })
  const read = (cursor: string | null) =>
    large.database.read((reader) => readChanges(reader, large.database.feedId, cursor, 5000))
  const pages = [await read(null)]
  for (let last = pages[0]; last?.more; last = pages.at(-1)) pages.push(await read(last.cursor))
  expect(pages.length).toBeGreaterThan(1)
  for (const page of pages) expect(page.body.length).toBeLessThan(9_000_000)
  const messages = pages
    .flatMap((page) => pageSchema.parse(JSON.parse(page.body.toString())).changes)
    .filter(({ kind }) => kind === 'message')
  expect(messages).toHaveLength(41)
  await large.close()
})

describe('a cursor', () => {
  const code = (cursor: string) =>
    page(cursor).then(
      () => 'read',
      (error: unknown) => (error instanceof Refusal ? error.code : error),
    )

  it('is refused when it was not made here', async () => {
    const { cursor } = await page(null, 5000)
    const parts = readCursor(cursor)
    if (!parts) throw new Error('A cursor that was just made can be read.')
    for (const bad of [
      'nonsense',
      '',
      `${cursor}x`,
      writeCursor({ ...parts, feedId: 'another' }),
      writeCursor({ ...parts, mark: 'another' }),
      writeCursor({ ...parts, seq: parts.seq + 1, head: parts.head + 1, seen: parts.seen + 1 }),
      writeCursor({ ...parts, seq: parts.seq - 1, head: parts.head - 1, seen: parts.seen - 1 }),
    ])
      expect(await code(bad)).toBe('resync-required')
    expect(await code(cursor)).toBe('read')
  })

  it('is refused where a page left out what a desk that was restored has forgotten', async () => {
    const folder = await temporaryFolder()
    const kept = await openDatabase(join(folder, 'kept'))
    const [first, second] = await kept.write(async (tx) => {
      const filed = { ...newTicket(), source: 'staff' as const, author, now }
      return [(await fileTicket(tx, filed)).ticket, (await fileTicket(tx, filed)).ticket]
    })
    const backup = join(folder, 'backup.db')
    await copyDatabase(databaseFile(join(folder, 'kept')), backup)
    const read = (from: Database, cursor: string | null) =>
      from.read((reader) => readChanges(reader, from.feedId, cursor, 1))
    const begun = await read(kept, null)
    // The ticket that would come next changes once more, and is to come at the end.
    await kept.write((tx) => addMessage(tx, first.id, { kind: 'customer', body: 'More.', author, now }))
    const passed = await readUntil(second.id, (cursor) => read(kept, cursor), begun)
    await kept.close()
    await rm(databaseFile(join(folder, 'kept')))
    await rename(backup, databaseFile(join(folder, 'kept')))
    const restored = await openDatabase(join(folder, 'kept'))
    onTestFinished(() => restored.close())
    await expect(read(restored, passed.cursor)).rejects.toMatchObject({ code: 'resync-required' })
  })

  it('is refused once deletions after it are forgotten, and never before', async () => {
    const ticket = await file()
    const { message } = await say(ticket.id, 'soon gone')
    const before = await page(null, 5000)
    await deleteMessage(message.id)
    const after = await page(before.cursor, 5000)
    const in179Days = new Date(now.getTime() + 179 * 86_400_000)
    await file(in179Days)
    await prune(database, in179Days)
    expect(await code(before.cursor)).toBe('read')
    await prune(database, new Date(now.getTime() + 181 * 86_400_000))
    expect(await code(before.cursor)).toBe('resync-required')
    const reader = makeFeedReader(database)
    await reader.drain(50)
    expect(reader.things).toEqual(await held())
    expect(after.more).toBe(false)
  })

  it('lets others write while much is forgotten', async () => {
    await database.write(async (tx) => {
      for (let version = 1; version <= 5000; version += 1)
        await recordChange(tx, { kind: 'message', id: 'busy', op: 'put', version, now })
    })
    await file(new Date(now.getTime() + 200 * 86_400_000))
    let isOver = false
    const pruning = prune(database, new Date(now.getTime() + 200 * 86_400_000)).finally(() => (isOver = true))
    await file(new Date(now.getTime() + 200 * 86_400_000))
    expect(isOver).toBe(false)
    expect(await pruning).toBeGreaterThanOrEqual(4999)
    const left = database.read((reader) =>
      reader.selectFrom('change').select('version').where('id', '=', 'busy').execute(),
    )
    expect(await left).toEqual([{ version: 5000 }])
  })

  it('survives the pruning of a desk on which nothing has happened for a year', async () => {
    const ticket = await file()
    const { message } = await say(ticket.id, 'the last word')
    await deleteMessage(message.id)
    const { cursor } = await page(null, 5000)
    const head = database.head()
    await prune(database, new Date(now.getTime() + 400 * 86_400_000))
    expect(database.head()).toBe(head)
    expect(await code(cursor)).toBe('read')
  })
})
