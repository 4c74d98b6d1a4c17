import { expect, it, onTestFinished } from 'vitest'
import type { Cache } from '#main/store/cache'
import { writeFact } from '#main/store/fact'
import { foldSoon } from '#main/sync/fold-soon'
import type { Session } from '#main/sync/session'
import { realTimers } from '#main/sync/timers'
import { makeProfile } from '../../support/core-console.ts'
import { startDesk } from '../../support/desk.ts'
import { openConsole } from '../../support/open-console.ts'
import { cacheInFolder } from '../store/cached.ts'

function newCache(): Cache {
  const { cache, remove } = cacheInFolder()
  onTestFinished(remove)
  return cache
}

/** 33 MiB. */
function lengthen({ write }: Cache): void {
  write.transaction(() => {
    for (let n = 0; n < 33; n += 1) writeFact(write, `large-${n}`, 'x'.repeat(1024 * 1024))
  })
}

it('folds a journal once it is long, one at a time, and tries again where that failed', async () => {
  const cache = newCache()
  const asked: string[] = []
  const fails: (() => void)[] = []
  const session: Pick<Session, 'folding' | 'foldJournal'> = {
    folding: null,
    foldJournal(path) {
      asked.push(path)
      return new Promise((_, reject) => fails.push(() => reject(new Error('no thread'))))
    },
  }
  foldSoon(session, cache)
  expect(asked).toEqual([])
  lengthen(cache)
  foldSoon(session, cache)
  foldSoon(session, cache)
  expect(asked).toEqual([cache.path])
  const first = session.folding
  fails[0]?.()
  await first
  expect(session.folding).toBeNull()
  foldSoon(session, cache)
  expect(asked).toEqual([cache.path, cache.path])
})

it('keeps files open until a journal is folded', async () => {
  const desk = await startDesk()
  onTestFinished(() => desk.close())
  const profile = await makeProfile()
  onTestFinished(() => profile.remove())
  const console = await openConsole({ profile: profile.path, serviceUrl: desk.url, token: desk.token })
  await console.online()
  const { session } = console
  let folded = () => {}
  session.folding = new Promise((resolve) => (folded = resolve))
  const stopped = console.close()
  const first = await Promise.race([stopped.then(() => 'closed'), realTimers.nextTurn().then(() => 'a turn')])
  folded()
  await stopped
  expect(first).toBe('a turn')
})
