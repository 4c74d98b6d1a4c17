import type { Delivery } from '../../shared/protocol/delivery.ts'
import type { HandedOver } from '../store/deliveries.ts'
import { afterTry } from './after-try.ts'
import { sendFailed, type SendOutcome } from './channels/send-outcome.ts'
import type { ComposedMessage } from './compose-messages.ts'
import type { PagerParts } from './pager.ts'

/** Hands one leased message to its gateway. Answers what is to be written down of it. */
export async function handOver(
  parts: Pick<PagerParts, 'clock' | 'engineClock' | 'send' | 'log'>,
  message: ComposedMessage,
  signal: AbortSignal,
): Promise<HandedOver> {
  const began = parts.engineClock.now()
  const outcome = await send(parts, message, signal)
  return outcomeOf(message.delivery, outcome, { now: parts.clock(), began, ended: parts.engineClock.now() })
}

async function send(
  { send: sendMessage, log }: Pick<PagerParts, 'send' | 'log'>,
  { delivery, composed }: ComposedMessage,
  signal: AbortSignal,
): Promise<SendOutcome> {
  if (composed.kind === 'impossible') return sendFailed(composed.words, false)
  try {
    return await sendMessage(composed.settings, composed.secrets, composed.message, signal)
  } catch (error) {
    // A mistake of ours in one channel must not keep a person's next method from being tried.
    log.error({ err: error, deliveryId: delivery.id }, 'a channel failed in a way that it should not')
    return sendFailed('The desk itself failed to send it; its log says why.', false)
  }
}

/** How a message stands after a try that began and ended at these instants of the engine (ms). */
function outcomeOf(
  delivery: Delivery,
  outcome: SendOutcome,
  { now, began, ended }: { readonly now: Date; readonly began: number; readonly ended: number },
): HandedOver {
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
