import type { Delivery } from '../../shared/protocol/delivery.ts'
import type { SnppStatus } from './channels/snpp/snpp-status.ts'
import { statusBySnpp } from './channels/snpp/snpp-status.ts'
import { deliveriesToFollow, recordFollowed, type FollowedDelivery } from '../store/deliveries.ts'
import { acknowledgementOf, acknowledgePage } from '../store/page-acts.ts'
import { findPage } from '../store/pages.ts'
import { findResponder } from '../store/responders.ts'
import type { PagerParts } from './pager.ts'

/** In ms. */
const asksEvery = 10_000
/** After that long nobody answers a page any more, in ms. */
const followsFor = 30 * 60_000
const patience = 8000

type FollowParts = Pick<PagerParts, 'database' | 'clock' | 'engineClock' | 'log'>

/**
 * Asks two-way gateways what became of what they took: delivered, read, or answered by the pager's key, which
 * acknowledges. `wake` has the pager look: where a gateway gave up, the next method is due at once. Returns the way to
 * stop. Source: RFC 1861, 4.6.10.
 */
export function followAnswers(parts: FollowParts, wake: () => void): () => Promise<void> {
  const stopped = new AbortController()
  let asking: Promise<void> | null = null

  async function ask(): Promise<void> {
    const { database, engineClock, log } = parts
    try {
      const since = engineClock.now() - followsFor
      const followed = await database.read((reader) => deliveriesToFollow(reader, since))
      await Promise.all(
        followed.map(async (one) => {
          if (await askAbout(parts, one, stopped.signal)) wake()
        }),
      )
    } catch (error) {
      log.error({ err: error }, 'could not ask the gateways what became of their messages')
    }
  }

  const timer = setInterval(() => {
    asking ??= ask().finally(() => (asking = null))
  }, asksEvery).unref()
  return async () => {
    clearInterval(timer)
    stopped.abort()
    await asking
  }
}

/** Exported for its tests: one question, and what comes of the answer. Answers whether that was news. */
export async function askAbout(
  { database, clock, engineClock }: FollowParts,
  { pageId, delivery, receipt }: FollowedDelivery,
  signal: AbortSignal,
): Promise<boolean> {
  const responder = await database.read((reader) => findResponder(reader, delivery.responderId))
  const settings = responder?.methods.find(({ id }) => id === delivery.methodId)?.settings
  if (responder === null || settings?.channel !== 'snpp') return false
  const limit = AbortSignal.any([signal, AbortSignal.timeout(patience)])
  const status = await statusBySnpp(settings, receipt, limit)
  const now = clock()
  const next = afterStatus(delivery, status, now.toISOString())
  if (next === null) return false
  return database.write(async (tx) => {
    const isNews = await recordFollowed(tx, delivery, next)
    if (!isNews || status.kind !== 'answered' || !status.acknowledges) return isNews
    const page = await findPage(tx, pageId)
    // Who answers a page that is over has answered all the same: it stands in the message, and nothing follows.
    if (page?.state !== 'sending' && page?.state !== 'notified') return true
    await acknowledgePage(tx, page, acknowledgementOf(responder, 'pager'), now, engineClock.now())
    return true
  })
}

/** How a message stands by what its gateway says; null where that is no news. */
function afterStatus(delivery: Delivery, status: SnppStatus, at: string): Delivery | null {
  const told = { ...delivery, words: status.words }
  switch (status.kind) {
    case 'delivered':
      return delivery.state === 'accepted' ? { ...told, state: 'delivered', deliveredAt: at } : null
    case 'read':
      return delivery.state === 'read' ? null : { ...told, state: 'read', readAt: at }
    case 'answered':
      return { ...told, state: 'answered', answeredAt: at }
    case 'expired':
      return { ...told, state: 'failed', failedAt: at }
    case 'queued':
    case 'unknown':
      return null
  }
}
