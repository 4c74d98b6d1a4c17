import { deliveryIdSchema } from '../../shared/protocol/common.ts'
import type { Delivery, DeliveryPurpose } from '../../shared/protocol/delivery.ts'
import type { Page } from '../../shared/protocol/page.ts'
import type { ContactMethod, Responder } from '../../shared/protocol/responder.ts'
import { addressWords, gatewayOf } from '../../shared/rules/paging/method-words.ts'
import type { Writer } from './database.ts'
import { newId } from './secrets.ts'

export interface DeliveryToInsert {
  readonly page: Pick<Page, 'id'>
  readonly purpose: DeliveryPurpose
  readonly responder: Pick<Responder, 'id' | 'name'>
  readonly method: Pick<ContactMethod, 'id' | 'settings' | 'verifiedAt'>
  /** From 1. */
  readonly round: number
}

/**
 * Writes one message that is to be handed over at once, behind those that its page has. The page's `doc` tells it as
 * soon as the pager writes it anew: whoever inserts marks the page as untold, or writes the page.
 */
export async function insertDelivery(
  tx: Writer,
  { page, purpose, responder, method, round }: DeliveryToInsert,
  now: Date,
): Promise<Delivery> {
  const delivery: Delivery = {
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
  await tx
    .insertInto('delivery')
    .values({
      id: delivery.id,
      page_id: page.id,
      position: (await lastPosition(tx, page.id)) + 1,
      purpose,
      responder_id: responder.id,
      method_id: method.id,
      round,
      gateway: gatewayOf(method.settings),
      state: delivery.state,
      tries: 0,
      due_at: 0,
      lease: null,
      lease_until: null,
      settled_at: null,
      receipt: null,
      doc: JSON.stringify(delivery),
    })
    .execute()
  return delivery
}

async function lastPosition(tx: Writer, pageId: string): Promise<number> {
  const row = await tx
    .selectFrom('delivery')
    .select(({ fn }) => fn.max('position').as('position'))
    .where('page_id', '=', pageId)
    .executeTakeFirst()
  return row?.position ?? 0
}
