import { deliverySchema, type Delivery, type DeliveryPurpose } from '../../shared/protocol/delivery.ts'
import type { ResponderId } from '../../shared/protocol/common.ts'
import type { PageHead } from '../../shared/protocol/page.ts'
import type { Responder } from '../../shared/protocol/responder.ts'
import { takenBackWords } from '../../shared/rules/paging/page-act.ts'
import { alarmsToTell, whomToTell, type Addressed } from '../../shared/rules/paging/whom-to-tell.ts'
import type { Reader, Writer } from './database.ts'
import { insertDeliveries } from './insert-deliveries.ts'
import { findResponders } from './responders.ts'

/**
 * Takes back what was still to wake somebody. What is being handed over, or was when its service was killed, may have
 * woken somebody: it is settled by whoever has it on lease, or goes out once more and says who has the page. `engineNow` is the pager's time, in ms.
 */
export async function takeBack(tx: Writer, page: PageHead, now: Date, engineNow: number): Promise<void> {
  const waiting = await tx
    .selectFrom('delivery')
    .select(['id', 'doc'])
    .where('page_id', '=', page.id)
    .where('purpose', '=', 'wake')
    .where('due_at', 'is not', null)
    .where('lease', 'is', null)
    .execute()
  for (const { id, doc } of waiting) {
    const delivery = deliverySchema.parse(JSON.parse(doc))
    const words = takenBackWords(page, delivery.tries)
    const taken: Delivery = { ...delivery, state: 'failed', words, failedAt: now.toISOString() }
    await tx
      .updateTable('delivery')
      .set({
        state: taken.state,
        due_at: null,
        lease: null,
        lease_until: null,
        settled_at: engineNow,
        doc: JSON.stringify(taken),
      })
      .where('id', '=', id)
      .execute()
  }
}

/**
 * Tells everybody who was woken, and was not told since, that somebody has a page, or that it is over; `knows` is who did
 * that. The pager asks again for each message that a gateway took only afterwards.
 */
export async function tellWoken(
  tx: Writer,
  page: PageHead,
  knows: ResponderId | null,
  now: Date,
): Promise<void> {
  const sent = await deliveriesOf(tx, page)
  await send(tx, page, 'tell', whomToTell(sent, knows), now)
  const purpose = page.state === 'resolved' ? 'end' : 'tell'
  await send(tx, page, purpose, alarmsToTell(sent, purpose), now)
}

/** Tells one person who has a page, by all of their methods that are verified, or by all: rather twice than not at all. */
export async function tellHolder(tx: Writer, page: PageHead, responder: Responder, now: Date): Promise<void> {
  const verified = responder.methods.filter(({ verifiedAt }) => verifiedAt !== null)
  const methods = verified.length > 0 ? verified : responder.methods
  const round = roundOf(page)
  const messages = methods.map((method) => ({ purpose: 'tell' as const, responder, method, round }))
  await insertDeliveries(tx, page, messages, now)
}

async function send(
  tx: Writer,
  page: PageHead,
  purpose: DeliveryPurpose,
  addressed: readonly Addressed[],
  now: Date,
): Promise<void> {
  if (addressed.length === 0) return
  const people = await findResponders(tx, addressed.map(({ responderId }) => responderId)) // prettier-ignore
  const messages = addressed.flatMap(({ responderId, methodId }) => {
    const responder = people.get(responderId)
    const method = responder?.methods.find(({ id }) => id === methodId)
    // Who was taken off the list meanwhile, or has another method now, cannot be reached this way any more.
    return responder && method ? [{ purpose, responder, method, round: roundOf(page) }] : []
  })
  await insertDeliveries(tx, page, messages, now)
}

/** Every message of a page, the oldest first. */
export async function deliveriesOf(reader: Reader, { id }: PageHead): Promise<Delivery[]> {
  const rows = await reader
    .selectFrom('delivery')
    .select('doc')
    .where('page_id', '=', id)
    .orderBy('position')
    .execute()
  return rows.map((row) => deliverySchema.parse(JSON.parse(row.doc)))
}

function roundOf({ round }: PageHead): number {
  return Math.max(1, round)
}
