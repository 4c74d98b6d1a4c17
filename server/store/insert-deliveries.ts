import { deliveryIdSchema } from '../../shared/protocol/common.ts'
import type { Delivery, DeliveryPurpose } from '../../shared/protocol/delivery.ts'
import type { Page } from '../../shared/protocol/page.ts'
import type { ContactMethod, Responder } from '../../shared/protocol/responder.ts'
import { addressWords, gatewayOf } from '../../shared/rules/paging/method-words.ts'
import type { Writer } from './database.ts'
import { newId } from './secrets.ts'

export interface DeliveryToInsert {
  readonly purpose: DeliveryPurpose
  readonly responder: Pick<Responder, 'id' | 'name'>
  readonly method: Pick<ContactMethod, 'id' | 'settings' | 'verifiedAt'>
  /** From 1. */
  readonly round: number
}

/** Rows of one statement: SQLite binds 32,766 values at most. */
const rowsAtOnce = 200

/**
 * Writes messages that are to be handed over at once, behind those that their page has. The page's `doc` tells them as
 * soon as the pager writes it anew: whoever inserts marks the page as untold, or writes the page.
 */
export async function insertDeliveries(
  tx: Writer,
  page: Pick<Page, 'id'>,
  messages: readonly DeliveryToInsert[],
  now: Date,
): Promise<Delivery[]> {
  const last = messages.length === 0 ? 0 : await lastPosition(tx, page.id)
  const deliveries = messages.map((message) => ({ message, delivery: newDelivery(message, now) }))
  const rows = deliveries.map(({ message, delivery }, nth) => ({
    id: delivery.id,
    page_id: page.id,
    position: last + nth + 1,
    purpose: delivery.purpose,
    responder_id: delivery.responderId,
    method_id: delivery.methodId,
    round: delivery.round,
    gateway: gatewayOf(message.method.settings),
    state: delivery.state,
    tries: 0,
    due_at: 0,
    lease: null,
    lease_until: null,
    settled_at: null,
    receipt: null,
    doc: JSON.stringify(delivery),
  }))
  for (let start = 0; start < rows.length; start += rowsAtOnce)
    await tx
      .insertInto('delivery')
      .values(rows.slice(start, start + rowsAtOnce))
      .execute()
  return deliveries.map(({ delivery }) => delivery)
}

/** A message that nobody has handed over yet. */
function newDelivery({ purpose, responder, method, round }: DeliveryToInsert, now: Date): Delivery {
  return {
    id: deliveryIdSchema.parse(newId(now)),
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
