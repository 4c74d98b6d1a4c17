import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it, onTestFinished } from 'vitest'
import { databaseFile, openDatabase, type Database, type Reader, type Writer } from '#server/store/database'
import { recordChange } from '#server/store/feed'
import { temporaryFolder } from '../../support/temporary-folder.ts'

async function open(): Promise<{ database: Database; heads: number[]; file: string }> {
  const dataDir = await temporaryFolder()
  const database = await openDatabase(dataDir)
  onTestFinished(() => database.close())
  const heads: number[] = []
  database.onHead((seq) => heads.push(seq))
  return { database, heads, file: databaseFile(dataDir) }
}

const change = (tx: Writer, id: string) =>
  recordChange(tx, { kind: 'ticket', id, op: 'put', version: 1, now: new Date(0) })
async function put(tx: Writer, key: string, value: string): Promise<void> {
  await tx.insertInto('meta').orReplace().values({ key, value }).execute()
}
async function find(reader: Reader, key: string): Promise<string | null> {
  const row = await reader.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst()
  return row?.value ?? null
}
const committed = (database: Database, key: string) => database.read((reader) => find(reader, key))

describe('writes that wait at the same time', () => {
  it('are committed together, in the order in which they were asked for, and each has its own answer', async () => {
    const { database, heads } = await open()
    const seqs = await Promise.all(['a', 'b', 'c', 'd'].map((id) => database.write((tx) => change(tx, id))))
    expect(seqs).toEqual([1, 2, 3, 4])
    expect(heads).toEqual([4])
  })

  it('take back nothing but their own where one of them throws', async () => {
    const { database } = await open()
    const outcomes = await Promise.allSettled([
      database.write((tx) => put(tx, 'first', 'kept')),
      database.write(async (tx) => {
        await put(tx, 'second', 'half')
        await put(tx, 'first', 'overwritten')
        throw new Error('on purpose')
      }),
      database.write((tx) => find(tx, 'first')),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(outcomes[2]).toMatchObject({ value: 'kept' })
    expect([await committed(database, 'first'), await committed(database, 'second')]).toEqual(['kept', null])
  })

  it('are answered, and refused, only after the commit', async () => {
    const { database, file } = await open()
    const other = new DatabaseSync(file, { readOnly: true })
    onTestFinished(() => other.close())
    const told: string[] = []
    const stands = () => other.prepare("select value from meta where key = 'last'").get()?.value
    const tell = (what: string) => told.push(`${what}: ${String(stands())}`)
    await Promise.all([
      database.write(async () => undefined).then(() => tell('answered')),
      database.write(() => Promise.reject(new Error('on purpose'))).catch(() => tell('refused')),
      database.write((tx) => put(tx, 'last', 'stands')),
    ])
    expect(told).toEqual(['answered: stands', 'refused: stands'])
  })

  it('all fail where an error takes the whole transaction back, and what comes next is written', async () => {
    const { database } = await open()
    const outcomes = await Promise.allSettled([
      database.write((tx) => put(tx, 'before', 'lost')),
      database.write(async (tx) => {
        // As a full disk may do: SQLite ends the transaction by itself.
        await tx.insertInto('meta').orRollback().values({ key: 'feed-id', value: 'twice' }).execute()
      }),
      database.write((tx) => put(tx, 'after', 'never begun')),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect([await committed(database, 'before'), await committed(database, 'after')]).toEqual([null, null])
    await database.write((tx) => put(tx, 'before', 'written'))
    expect(await committed(database, 'before')).toBe('written')
  })

  it('are finished before the database closes', async () => {
    const dataDir = await temporaryFolder()
    const first = await openDatabase(dataDir)
    const writes = Array.from({ length: 100 }, (_, n) => first.write((tx) => put(tx, `key-${n}`, 'kept')))
    await Promise.all([...writes, first.close()])
    const second = await openDatabase(dataDir)
    onTestFinished(() => second.close())
    expect(await committed(second, 'key-99')).toBe('kept')
  })
})

describe('a rider', () => {
  it('writes in the commit that it rides in, and is told once that stands', async () => {
    const { database, heads, file } = await open()
    const other = new DatabaseSync(file, { readOnly: true })
    onTestFinished(() => other.close())
    const stands = () => other.prepare("select value from meta where key = 'rider'").get()?.value
    const told: unknown[] = []
    const getOff = database.rideAlong(async (tx) => {
      await put(tx, 'rider', `saw ${await find(tx, 'ticket')}`)
      await change(tx, 'from the rider')
      told.push(stands())
      return () => told.push(stands())
    })
    await database.write(async (tx) => {
      await put(tx, 'ticket', 'filed')
      await change(tx, 'filed')
    })
    expect(told).toEqual([undefined, 'saw filed'])
    expect(heads).toEqual([2])
    getOff()
    await database.write((tx) => put(tx, 'ticket', 'again'))
    expect(told).toHaveLength(2)
  })

  it('is told nothing of a commit that failed', async () => {
    const { database } = await open()
    let arrived = 0
    database.rideAlong(async () => () => (arrived += 1))
    const lost = database.write(async (tx) => {
      await tx.insertInto('meta').orRollback().values({ key: 'feed-id', value: 'twice' }).execute()
    })
    await expect(lost).rejects.toThrow('UNIQUE')
    expect(arrived).toBe(0)
    await database.write((tx) => put(tx, 'before', 'written'))
    expect(arrived).toBe(1)
  })
})
