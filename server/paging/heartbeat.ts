import { writeHeartbeat } from '../store/pager-clock.ts'
import { post } from './channels/http/post.ts'
import type { PagerParts } from './pager.ts'

/** In ms. */
const beatsEvery = 15_000
const callsEvery = 60_000

type HeartbeatParts = Pick<PagerParts, 'database' | 'clock' | 'engineClock' | 'log'>

/**
 * The pager's sign of life: written into the desk while it looks, and, where an address is given, told to a watch outside
 * that sounds the alarm once it hears nothing any more. Returns the way to stop.
 */
export function beatHeart(parts: HeartbeatParts, deadManUrl: string | null): () => void {
  const { database, clock, engineClock, log } = parts
  const stopped = new AbortController()
  let calledAt = Number.NEGATIVE_INFINITY

  async function beat(): Promise<void> {
    try {
      await database.write((tx) => writeHeartbeat(tx, clock(), engineClock.now()))
      // Only once it is written: a desk that cannot write pages nobody, and must be missed.
      await callOut()
    } catch (error) {
      log.error({ err: error }, 'the pager could not give its sign of life')
    }
  }

  async function callOut(): Promise<void> {
    if (deadManUrl === null || engineClock.now() - calledAt < callsEvery) return
    calledAt = engineClock.now()
    const posted = await post(
      { url: deadManUrl, headers: {}, body: '', allowsInternal: true },
      stopped.signal,
    )
    const isHeard = posted.kind === 'answered' && posted.status < 400
    if (!isHeard && !stopped.signal.aborted)
      log.warn({ answer: posted.kind === 'answered' ? posted.status : posted.words }, 'the watch outside did not hear the pager') // prettier-ignore
  }

  void beat()
  const timer = setInterval(() => void beat(), beatsEvery).unref()
  return () => {
    clearInterval(timer)
    stopped.abort()
  }
}
