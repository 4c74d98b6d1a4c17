import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { closeCache, openCache, type Cache } from '#main/store/cache'
import { checkFile } from '#main/store/check-file'
import { writeFact } from '#main/store/fact'
import { openWork, type OpenedWork } from '#main/store/work'
import { keepChecking } from '#main/sync/keep-checking'

const hour = 60 * 60_000
let folder: string
let cache: Cache
let work: OpenedWork
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'checking-test-'))
  cache = openCache(join(folder, 'cache.db'), 0)
  work = openWork(join(folder, 'work.db'), 0)
})
afterEach(() => {
  closeCache(cache)
  work.writing.close()
  rmSync(folder, { recursive: true })
})

/** A session whose clock stands still until it is told to go on; answers what was checked and found. */
function watched(check: (path: string) => Promise<boolean>) {
  let now = 1_800_000_000_000
  let due: { at: number; run: () => void } | null = null
  const seen = { checks: 0, damaged: 0 }
  const { stop, doubt } = keepChecking(
    {
      cache,
      work: work.writing,
      closed: false,
      now: () => now,
      timers: {
        after(ms, run) {
          due = { at: now + ms, run }
          return { cancel: () => (due = null) }
        },
        nextTurn: () => Promise.resolve(),
      },
    },
    (path) => {
      seen.checks += 1
      return check(path)
    },
    () => (seen.damaged += 1),
  )
  return {
    seen,
    stop,
    doubt,
    async pass(ms: number) {
      const until = now + ms
      for (let next = due; next !== null && next.at <= until; next = due) {
        due = null
        now = next.at
        next.run()
        await new Promise((resolve) => setImmediate(resolve))
      }
      now = until
    },
  }
}

it('walks the files some time after the start, and then once a day while they pass', async () => {
  const { seen, pass } = watched((path) => Promise.resolve(checkFile(path)))
  await pass(1000)
  expect(seen.checks).toBe(0)
  await pass(2 * hour)
  expect(seen.checks).toBe(1)
  await pass(20 * hour)
  expect(seen.checks).toBe(1)
  await pass(72 * hour)
  expect(seen.checks).toBe(4)
  expect(seen.damaged).toBe(0)
})

it('remembers over a restart when the files last passed', async () => {
  const first = watched(() => Promise.resolve(true))
  await first.pass(2 * hour)
  first.stop()
  const second = watched(() => Promise.resolve(true))
  await second.pass(2 * hour)
  expect([first.seen.checks, second.seen.checks]).toEqual([1, 0])
})

it('says once that a file is damaged, and looks no further', async () => {
  const { seen, pass } = watched(() => Promise.resolve(false))
  await pass(48 * hour)
  expect(seen).toEqual({ checks: 1, damaged: 1 })
})

it('looks again where it could not look, and never after it was stopped', async () => {
  const { seen, pass, stop } = watched(() => Promise.reject(new Error('no thread')))
  await pass(3 * hour)
  expect(seen).toEqual({ checks: 3, damaged: 0 })
  stop()
  await pass(48 * hour)
  expect(seen.checks).toBe(3)
})

it('looks at once where something failed that only damage explains, and not at every such failure', async () => {
  const { seen, pass, doubt } = watched(() => Promise.resolve(true))
  await pass(2 * hour)
  expect(seen.checks).toBe(1)
  for (let failure = 0; failure < 5; failure += 1) {
    doubt()
    await pass(4000)
  }
  expect(seen.checks).toBe(2)
  await pass(hour)
  doubt()
  await pass(0)
  expect(seen).toEqual({ checks: 3, damaged: 0 })
})

it('finds a damaged page beside a connection that has the file open', () => {
  for (let n = 0; n < 3000; n += 1) writeFact(cache.write, `name-${n}`, `value-${n} `.repeat(10))
  closeCache(cache)
  const path = join(folder, 'cache.db')
  const bytes = readFileSync(path)
  const sound = checkFile(path)
  const page = Math.floor(bytes.indexOf('name-1500') / 8192) * 8192
  bytes.writeUInt16BE(60_000, page + 3)
  writeFileSync(path, bytes)
  cache = openCache(path, 0)
  expect([sound, checkFile(path)]).toEqual([true, false])
})
