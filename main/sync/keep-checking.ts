import { readFact, writeFact } from '../store/fact.ts'
import { isWhole } from '../store/open-file.ts'
import type { Session } from './session.ts'

/** After the start, in ms: the first screens and the first exchange come before. */
const firstLookAfter = 60_000
const lookAgainAfter = 60 * 60_000
/** A file that passed is not walked again within this time, in ms: a day. */
const passedFor = 24 * 60 * 60_000
/** A doubt that comes back although the files were whole waits this long, in ms, for another look. */
const doubtAgainAfter = 10 * 60_000

const fact = 'checked-at'

export interface Checking {
  /** Something failed that only a damaged file explains: looks at once, however lately they passed. */
  doubt(): void
  stop(): void
}

/**
 * Walks both files once a day, beside the work: the cache in a thread of its own (`checkFile`), the record of local acts,
 * which nobody else may open, on its own connection (some 3 ms per MB; it was walked when it was opened, too). `damaged`
 * is called at most once.
 */
export function keepChecking(
  session: Pick<Session, 'cache' | 'work' | 'timers' | 'now' | 'closed'>,
  checkFile: (path: string) => Promise<boolean>,
  damaged: () => void,
): Checking {
  let stopped = false
  let isLooking = false
  let doubtedAt = Number.NEGATIVE_INFINITY
  let next = session.timers.after(firstLookAfter, () => void look(isDue))

  async function look(isWanted: () => boolean): Promise<void> {
    isLooking = true
    const outcome = await check(isWanted).catch(() => 'unknown' as const)
    isLooking = false
    if (stopped || session.closed) return
    if (outcome === 'damaged') {
      stopped = true
      return damaged()
    }
    next = session.timers.after(lookAgainAfter, () => void look(isDue))
  }

  function isDue(): boolean {
    const since = session.now() - Number(readFact(session.cache.read, fact) ?? '0')
    // A clock that went back makes it due.
    return since < 0 || since >= passedFor
  }

  /** Throws what keeps a file from being looked at at all; the next look tries again. */
  async function check(isWanted: () => boolean): Promise<'whole' | 'damaged'> {
    if (!isWanted()) return 'whole'
    const { cache, work } = session
    if (!isWhole(work)) return 'damaged'
    const cacheIsWhole = await checkFile(cache.path)
    // A cache that was replaced meanwhile was not the one that was looked at.
    if (stopped || session.closed || session.cache !== cache) return 'whole'
    if (cacheIsWhole) writeFact(cache.write, fact, String(session.now()))
    return cacheIsWhole ? 'whole' : 'damaged'
  }

  return {
    doubt() {
      const now = session.now()
      if (stopped || isLooking || Math.abs(now - doubtedAt) < doubtAgainAfter) return
      doubtedAt = now
      next.cancel()
      void look(() => true)
    },
    stop() {
      stopped = true
      next.cancel()
    },
  }
}
