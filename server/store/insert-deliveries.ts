import { deliveryIdSchema, type DeliveryId } from '../../shared/protocol/common.ts'
import type { Delivery, DeliveryPurpose } from '../../shared/protocol/delivery.ts'
import type { Page } from '../../shared/protocol/page.ts'
import type { ContactMethod, Responder } from '../../shared/protocol/responder.ts'
import { addressWords, gatewayOf } from '../../shared/rules/paging/method-words.ts'
import type { Writer } from './database.ts'
import { insertRows } from './insert-rows.ts'
import { newIds } from './secrets.ts'

const columns = ['id', 'page_id', 'position', 'purpose', 'responder_id', 'method_id', 'round', 'gateway', 'state', 'tries', 'due_at', 'doc'] // prettier-ignore
/** Due since ever, in the engine's time. */
const atOnce = 0

export interface DeliveryToInsert {
  readonly purpose: DeliveryPurpose
  readonly responder: Pick<Responder, 'id' | 'name'>
  readonly method: Pick<ContactMethod, 'id' | 'settings' | 'verifiedAt'>
  /** From 1. */
  readonly round: number
}

/**
 * Writes messages that are to be handed over at once, behind those that their page has. The page's `doc` tells them as
 * soon as the pager writes it anew: whoever inserts marks the page as untold, or writes the page. A page may wake thousands.
 */
export async function insertDeliveries(
  tx: Writer,
  page: Pick<Page, 'id'>,
  messages: readonly DeliveryToInsert[],
  now: Date,
): Promise<Delivery[]> {
  if (messages.length === 0) return []
  const ids = newIds(now, messages.length)
  const last = await lastPosition(tx, page.id)
  const made = messages.map((message, nth) => ({
    delivery: newDelivery(deliveryIdSchema.parse(ids[nth]), message, now),
    gateway: gatewayOf(message.method.settings),
  }))
  const rows = made.map(({ delivery, gateway }, nth) => [
    delivery.id,
    page.id,
    last + 1 + nth,
    delivery.purpose,
    delivery.responderId,
    delivery.methodId,
    delivery.round,
    gateway,
    delivery.state,
    delivery.tries,
    atOnce,
    JSON.stringify(delivery),
  ])
  await insertRows(tx, 'delivery', columns, rows)
  return made.map(({ delivery }) => delivery)
}

/** A message that nobody has handed over yet. */
function newDelivery(
  id: DeliveryId,
  { purpose, responder, method, round }: DeliveryToInsert,
  now: Date,
): Delivery {
  return {
    id,
    purpose,
    responderId: responder.id,
    responderName: responder.name,
    methodId: method.id,
    channel: method.settings.channel,
    to: addressWords(method.settings),
    isVerified: method.verifiedAt !== null,
    round,
    state: 'queued',
    tries: 0,
    words: '',
    queuedAt: now.toISOString(),
    acceptedAt: null,
    deliveredAt: null,
    readAt: null,
    answeredAt: null,
    failedAt: null,
  }
}

async function lastPosition(tx: Writer, pageId: string): Promise<number> {
  const row = await tx
    .selectFrom('delivery')
    .select(({ fn }) => fn.max('position').as('position'))
    .where('page_id', '=', pageId)
    .executeTakeFirst()
  return row?.position ?? 0
}
