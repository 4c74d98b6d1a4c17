import { leaseNames, releaseLeases } from '../store/deliveries.ts'
import { writeHeartbeat } from '../store/pager-clock.ts'
import { gatherLatePages } from '../store/late-pages.ts'
import { followAnswers } from './follow-answers.ts'
import { beatHeart } from './heartbeat.ts'
import { isLeftBehind } from './lease-name.ts'
import { startPager, type PagerParts } from './pager.ts'

export interface Paging {
  /** Takes nothing new, and waits for what is being handed over. */
  stop(): Promise<void>
}

/** Everything that wakes people, from the first look for what was left to the heart that says that it runs. */
export async function runPaging(parts: PagerParts, deadManUrl: string | null): Promise<Paging> {
  const { database } = parts
  const late = await database.write(async (tx) => {
    // What a killed service was handing over goes out again now, and not only when its lease runs out.
    for (const name of await leaseNames(tx)) if (isLeftBehind(name)) await releaseLeases(tx, name)
    return gatherLatePages(tx, parts.clock())
  })
  if (late > 0) parts.log.warn({ late }, 'no pager ran for a while: pages were late')
  const pager = startPager(parts)
  const stopHeart = beatHeart(parts, deadManUrl)
  const stopFollowing = followAnswers(parts, () => pager.wake())
  return {
    async stop() {
      stopHeart()
      await stopFollowing()
      await pager.drain()
      // The next run goes on from here, also where somebody sets the clock back meanwhile.
      await database.write((tx) => writeHeartbeat(tx, parts.clock(), parts.engineClock.now()))
    },
  }
}
