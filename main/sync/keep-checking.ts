import { readFact, writeFact } from '../store/fact.ts'
import { isWhole } from '../store/open-file.ts'
import type { Session } from './session.ts'

/** After the start, in ms: the first screens and the first exchange come before. */
const firstLookAfter = 60_000
const lookAgainAfter = 60 * 60_000
/** A file that passed is not walked again within this time, in ms: a day. */
const passedFor = 24 * 60 * 60_000

const fact = 'checked-at'

/**
 * Walks both files once a day, beside the work: the cache in a thread of its own (`checkFile`), the record of local acts,
 * which nobody else may open, on its own connection (some 3 ms per MB; it was walked when it was opened, too). `damaged`
 * is called at most once. To begin is to receive the way out.
 */
export function keepChecking(
  session: Pick<Session, 'cache' | 'work' | 'timers' | 'now' | 'closed'>,
  checkFile: (path: string) => Promise<boolean>,
  damaged: () => void,
): () => void {
  let stopped = false
  let next = session.timers.after(firstLookAfter, () => void look())

  async function look(): Promise<void> {
    const outcome = await check().catch(() => 'unknown' as const)
    if (stopped || session.closed) return
    if (outcome === 'damaged') return damaged()
    next = session.timers.after(lookAgainAfter, () => void look())
  }

  /** Throws what keeps a file from being looked at at all; the next look tries again. */
  async function check(): Promise<'whole' | 'damaged'> {
    const { cache, work } = session
    const last = Number(readFact(cache.read, fact) ?? '0')
    const since = session.now() - last
    // A clock that went back makes it due.
    if (since >= 0 && since < passedFor) return 'whole'
    if (!isWhole(work)) return 'damaged'
    const cacheIsWhole = await checkFile(cache.path)
    // A cache that was replaced meanwhile was not the one that was looked at.
    if (stopped || session.closed || session.cache !== cache) return 'whole'
    if (cacheIsWhole) writeFact(cache.write, fact, String(session.now()))
    return cacheIsWhole ? 'whole' : 'damaged'
  }

  return () => {
    stopped = true
    next.cancel()
  }
}
