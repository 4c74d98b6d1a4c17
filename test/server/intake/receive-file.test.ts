import { afterEach, beforeEach, expect, it } from 'vitest'
import { discardFile, receiveFile } from '#server/intake/receive-file'
import type { Database } from '#server/store/database'
import { partBytes } from '#server/store/files'
import { startDesk, type Desk } from '../../support/desk.ts'

let desk: Desk
beforeEach(async () => {
  desk = await startDesk()
})
afterEach(() => desk.close())

const now = new Date('2026-11-29T12:00:00.000Z')
async function* parts(count: number): AsyncGenerator {
  for (let part = 0; part < count; part += 1) yield Buffer.alloc(partBytes, part)
}
const kept = () =>
  desk.database.read(async (reader) => {
    const row = await reader
      .selectFrom('file_part')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    return row.count
  })

it('lets a ticket wait for one part of a file, however many files arrive', async () => {
  const arriving = Array.from({ length: 8 }, () => receiveFile(desk.database, parts(4), 8 * partBytes, now))
  const waited: number[] = []
  for (let ticket = 0; ticket < 6; ticket += 1) {
    const before = await kept()
    await desk.database.write(async () => undefined)
    waited.push((await kept()) - before)
  }
  await Promise.all(arriving)
  expect(await kept()).toBe(32)
  expect(Math.max(...waited)).toBeGreaterThan(0)
  // The part that is being committed, the one that goes along, and one that came in while it was counted.
  expect(Math.max(...waited)).toBeLessThanOrEqual(3)
})

it('throws a file away part by part', async () => {
  const file = await receiveFile(desk.database, parts(4), 8 * partBytes, now)
  const left: number[] = []
  const watched: Database = {
    ...desk.database,
    write: async (work) => {
      const done = await desk.database.write(work)
      left.push(await kept())
      return done
    },
  }
  await discardFile(watched, file?.fileId ?? '')
  expect(left).toEqual([3, 2, 1, 0, 0, 0])
})

it('keeps nothing of a file that never began', async () => {
  expect(await receiveFile(desk.database, parts(0), partBytes, now)).toBeNull()
  expect(await kept()).toBe(0)
})
