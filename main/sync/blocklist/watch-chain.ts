import { z } from 'zod'
import type { BlocklistStatus } from '../../../shared/ipc/blocklist-views.ts'
import { isRewritten, type ChainHead } from '../../../shared/rules/blocklist/chain.ts'
import { readFact, readFactAs, writeFact } from '../../store/fact.ts'
import { readFeedPosition } from '../../store/feed-position.ts'
import type { Reading } from '../../store/handles.ts'
import { payloadSum } from '../../store/payload-sum.ts'
import { readChainHead, readChainLink } from '../../store/read-operations.ts'
import type { Session } from '../session.ts'

/** In `work.db`: no rebuilt cache and no desk takes it from this workstation. */
const seenFact = 'chain-seen'
const alarmFact = 'chain-alarm'

/** With a sum: a bit that flipped must not accuse anybody of having rewritten the list. */
const seenSchema = z
  .object({ order: z.number().int().positive(), hash: z.string(), sum: z.number() })
  .refine(({ order, hash, sum }) => payloadSum(`${order} ${hash}`) === sum)

/** The newest link of the chain that was ever seen here; null where none was, or what was kept of it cannot be read. */
export function readSeenLink(work: Reading): ChainHead | null {
  const seen = readFactAs(work, seenFact, (value) => seenSchema.safeParse(value))
  return seen === null || seen === 'unreadable' ? null : { order: seen.order, hash: seen.hash }
}

/**
 * Holds what was pulled against the newest link that was ever seen. Where the desk now tells another history (a link that
 * is another one, or not there: an older backup), an alarm stands until the seen link stands again; nothing that anybody
 * reads or does clears it. Throws what the disk throws.
 */
export function watchChain({ cache, work, now, events }: Session): void {
  if (!readFeedPosition(cache.read).complete) return
  const head = readChainHead(cache.read)
  const seen = readSeenLink(work)
  const isOther = seen !== null && isToldOtherwise(cache.read, seen)
  const stood = readFact(work, alarmFact) !== null
  if (!isOther && head !== null && head.order > (seen?.order ?? 0)) keepSeen(head)
  if (isOther === stood) return
  writeFact(work, alarmFact, isOther ? String(now()) : '')
  events.changed({ topics: ['blocklist'], ticketIds: [] })

  function keepSeen({ order, hash }: ChainHead): void {
    writeFact(work, seenFact, JSON.stringify({ order, hash, sum: payloadSum(`${order} ${hash}`) }))
  }
}

/** Whether what was pulled is another history than the one that was seen here. */
export function isToldOtherwise(cache: Reading, seen: ChainHead): boolean {
  return isRewritten(seen, readChainLink(cache, seen.order))
}

/** The alarm that stands; null where the desk tells what it told before. */
export function readAlarm(work: Reading): BlocklistStatus['alarm'] {
  const noticedAt = Number(readFact(work, alarmFact) ?? 'none')
  const seen = readSeenLink(work)
  return seen === null || !Number.isFinite(noticedAt) ? null : { seen, noticedAt }
}
