import { sql } from 'kysely'
import type { PagerSign } from '../../shared/protocol/pager-sign.ts'
import type { Reader } from './database.ts'
import { lastHeartbeat } from './pager-clock.ts'

/** How the pager is. `engineNow` is its own time, in ms. */
export async function readPagerSign(reader: Reader, engineNow: number): Promise<PagerSign> {
  const beat = await lastHeartbeat(reader)
  return {
    heartbeatAt: beat?.at ?? null,
    ageMs: beat && Math.max(0, engineNow - beat.engineAt),
    troubled: await countTroubled(reader),
  }
}

/** Pages under way that something keeps from people. The states stand here as in the index `page_open`. */
export async function countTroubled(reader: Reader): Promise<number> {
  const { count } = await reader
    .selectFrom('page')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where(sql<boolean>`state in ('queued', 'sending', 'notified', 'acknowledged')`)
    .where(sql<boolean>`json_extract(doc, '$.trouble') <> ''`)
    .executeTakeFirstOrThrow()
  return count
}
