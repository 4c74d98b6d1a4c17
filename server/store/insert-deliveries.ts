import { sql } from 'kysely'
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

/**
 * Writes messages that are to be handed over at once, behind those that their page has. The page's `doc` tells them as
 * soon as the pager writes it anew: whoever inserts marks the page as untold, or writes the page. One statement, however
 * many: a page may wake thousands.
 */
export async function insertDeliveries(
  tx: Writer,
  page: Pick<Page, 'id'>,
  messages: readonly DeliveryToInsert[],
  now: Date,
): Promise<Delivery[]> {
  if (messages.length === 0) return []
  const rows = messages.map((message) => ({
    gateway: gatewayOf(message.method.settings),
    doc: newDelivery(message, now),
  }))
  await sql`
    insert into delivery
      (id, page_id, position, purpose, responder_id, method_id, round, gateway, state, tries, due_at, doc)
    select
      value ->> '$.doc.id', ${page.id}, ${await lastPosition(tx, page.id)} + key + 1, value ->> '$.doc.purpose',
      value ->> '$.doc.responderId', value ->> '$.doc.methodId', value ->> '$.doc.round',
      value ->> '$.gateway', value ->> '$.doc.state', 0, 0, value -> '$.doc'
    from json_each(${JSON.stringify(rows)})`.execute(tx)
  return rows.map(({ doc }) => doc)
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
