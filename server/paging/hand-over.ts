import type { Delivery } from '../../shared/protocol/delivery.ts'
import { recordHandOver, type LeasedDelivery, type Recorded } from '../store/deliveries.ts'
import { noteMethodTest } from '../store/note-method-test.ts'
import { findPage } from '../store/pages.ts'
import { afterTry } from './after-try.ts'
import { sendFailed, type SendOutcome } from './channels/send-outcome.ts'
import { composeMessage } from './compose-message.ts'
import type { PagerParts } from './pager.ts'

/** Hands one leased message to its gateway and writes down what it said. */
export async function handOver(
  parts: PagerParts,
  lease: string,
  leased: LeasedDelivery,
  signal: AbortSignal,
): Promise<void> {
  const { database, clock, engineClock } = parts
  const began = engineClock.now()
  const outcome = await send(parts, leased, signal)
  const now = clock()
  const recorded = outcomeOf(leased.delivery, outcome, { now, began, ended: engineClock.now() })
  await database.write(async (tx) => {
    const isWritten = await recordHandOver(tx, recorded, { lease, now: engineClock.now() })
    if (!isWritten || recorded.dueAt !== null) return
    const page = await findPage(tx, leased.pageId)
    if (page?.kind === 'drill') await noteMethodTest(tx, recorded.delivery, now)
  })
}

async function send(
  { database, vault, send: sendMessage, linkOf, log }: PagerParts,
  leased: LeasedDelivery,
  signal: AbortSignal,
): Promise<SendOutcome> {
  const composed = await database.read((reader) => composeMessage(reader, leased, vault, linkOf))
  if (composed.kind === 'impossible') return sendFailed(composed.words, false)
  try {
    return await sendMessage(composed.settings, composed.secrets, composed.message, signal)
  } catch (error) {
    // A mistake of ours in one channel must not keep a person's next method from being tried.
    log.error({ err: error, deliveryId: leased.delivery.id }, 'a channel failed in a way that it should not')
    return sendFailed('The desk itself failed to send it; its log says why.', false)
  }
}

/** How a message stands after a try that began and ended at these instants of the engine (ms). */
function outcomeOf(
  delivery: Delivery,
  outcome: SendOutcome,
  { now, began, ended }: { readonly now: Date; readonly began: number; readonly ended: number },
): Recorded {
  const at = now.toISOString()
  const tries = delivery.tries + 1
  const tried = { ...delivery, tries, words: outcome.words }
  const after = afterTry(outcome, tries, ended - began)
  const receipt = outcome.kind === 'accepted' ? outcome.receipt : null
  switch (after.kind) {
    case 'accepted':
      return { delivery: { ...tried, state: 'accepted', acceptedAt: at }, dueAt: null, receipt }
    case 'again':
      return { delivery: tried, dueAt: ended + after.inMs, receipt }
    case 'failed':
      return { delivery: { ...tried, state: 'failed', failedAt: at }, dueAt: null, receipt }
  }
}
