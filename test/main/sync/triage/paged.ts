import { deliverySchema, type Delivery } from '#shared/protocol/delivery'
import { pageSchema, untoldPage, type Page } from '#shared/protocol/page'
import { responderSchema, type Responder } from '#shared/protocol/responder'
import type { FedChange } from '../../../support/answering-remote.ts'
import { at, ticket } from './act-scene.ts'

/** An instant so many minutes after the scene's own. */
export function after(minutes: number): string {
  return new Date(Date.parse(at) + minutes * 60_000).toISOString()
}

/** A page for the scene's one ticket that went out, and that nobody has. */
export function pageOf(id: string, more: Partial<Page> = {}): Page {
  return pageSchema.parse({
    ...untoldPage, id, kind: 'gate', ticketId: ticket.id, groupId: 'g-1', outageId: null, madeBy: null, text: '',
    state: 'notified', ticketIds: [ticket.id], entryIds: [], beganAt: at, notifiedAt: after(1), round: 1,
    nextRoundAt: after(6), ...more,
  }) // prettier-ignore
}

export function deliveryOf(id: string, more: Partial<Delivery> | Record<string, unknown> = {}): Delivery {
  return deliverySchema.parse({
    id, purpose: 'wake', responderId: 'r-1', responderName: 'Bo', methodId: 'm-1', channel: 'snpp', to: 'pager 1',
    isVerified: true, round: 1, state: 'accepted', tries: 1, words: '250 OK', queuedAt: at, acceptedAt: after(1),
    deliveredAt: null, readAt: null, answeredAt: null, failedAt: null, ...more,
  }) // prettier-ignore
}

export function responderOf(id: string, name: string, more: Partial<Responder> = {}): Responder {
  return responderSchema.parse({
    id, name, role: 'support', staffId: null, phone: '', active: true, methods: [], version: 1, ...more,
  }) // prettier-ignore
}

export function pagePut(doc: Page): FedChange {
  return { kind: 'page', op: 'put', id: doc.id, version: doc.version, doc }
}

export function responderPut(doc: Responder): FedChange {
  return { kind: 'responder', op: 'put', id: doc.id, version: doc.version, doc }
}

/** As the desk has a page that one of the staff has. */
export function heldBy(page: Page, name: string, staffId: string): Page {
  const acknowledgedBy = { name, staffId, responderId: null, how: 'console' }
  const version = page.version + 1
  return pageSchema.parse({
    ...page,
    state: 'acknowledged',
    acknowledgedAt: after(2),
    acknowledgedBy,
    version,
  })
}
