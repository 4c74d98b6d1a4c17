import { gatherLatePages } from '../store/late-pages.ts'
import { followAnswers } from './follow-answers.ts'
import { beatHeart } from './heartbeat.ts'
import { startPager, type PagerParts } from './pager.ts'

export interface Paging {
  /** Takes nothing new, and waits for what is being handed over. */
  stop(): Promise<void>
}

/** Everything that wakes people, from the first look for what was left to the heart that says that it runs. */
export async function runPaging(parts: PagerParts, deadManUrl: string | null): Promise<Paging> {
  const late = await parts.database.write((tx) => gatherLatePages(tx, parts.clock()))
  if (late > 0) parts.log.warn({ late }, 'no pager ran for a while: pages were late')
  const pager = startPager(parts)
  const stopHeart = beatHeart(parts, deadManUrl)
  const stopFollowing = followAnswers(parts)
  return {
    async stop() {
      stopHeart()
      await stopFollowing()
      await pager.drain()
    },
  }
}
