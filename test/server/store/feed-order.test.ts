import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { openDatabase } from '#server/store/database'
import { makeFeedReader } from '../../support/feed-reader.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const writerFile = fileURLToPath(new URL('../../support/feed-writer.ts', import.meta.url))
const writers = ['ann', 'ben', 'cy']
const writesEach = 30

/** Several processes write into one file while a reader follows with its cursor: what was written, and what it saw. */
async function followWriters(
  mode: 'sound' | 'broken',
): Promise<{ written: number[]; seen: readonly number[] }> {
  const dataDir = await temporaryFolder()
  const database = await openDatabase(dataDir)
  const processes = writers.map((name) =>
    spawn(process.execPath, [writerFile, dataDir, name, String(writesEach), mode], { stdio: 'inherit' }),
  )
  const finished = Promise.all(processes.map((child) => once(child, 'exit')))
  const writing = { ended: false }
  void finished.then(() => (writing.ended = true))

  const reader = makeFeedReader(database)
  while (!writing.ended) {
    await reader.step(7)
    await new Promise((resolve) => setImmediate(resolve))
  }
  await reader.drain(7)
  expect((await finished).map(([code]: unknown[]) => code)).toEqual(writers.map(() => 0))
  const rows = await database.read((all) => all.selectFrom('change').select('seq').orderBy('seq').execute())
  await database.close()
  return { written: rows.map((row) => row.seq), seen: reader.seqs }
}

it('never skips a change while several processes write', async () => {
  const { written, seen } = await followWriters('sound')
  expect(written).toHaveLength(writers.length * writesEach)
  expect(seen).toEqual(written)
}, 60_000)

it('would be caught skipping, were the number taken before the transaction', async () => {
  const { written, seen } = await followWriters('broken')
  expect(written).toHaveLength(writers.length * writesEach)
  expect(seen.length).toBeLessThan(written.length)
}, 60_000)
