import type { DeliveryView, LadderView, PageDetail } from '../../../shared/ipc/page-views.ts'
import { deliveryStates, type Delivery, type DeliveryState } from '../../../shared/protocol/delivery.ts'
import type { Page } from '../../../shared/protocol/page.ts'
import type { Responder } from '../../../shared/protocol/responder.ts'
import { readPage } from '../../store/read-pages.ts'
import { readResponders } from '../../store/read-responders.ts'
import { pagedTicket, pageView, readUnsentPages, type PageSession } from './page-view.ts'

/** One page in full; null for one that is neither here nor made here. */
export function readPageDetail(session: PageSession, pageId: string): PageDetail | null {
  const { read } = session.cache
  const page = readPage(read, pageId)
  if (page === null) {
    const made = readUnsentPages(session).find(({ id }) => id === pageId)
    return made === undefined
      ? null
      : { page: made, ...nothingSent, tickets: made.ticket ? [made.ticket] : [] }
  }
  const responders = readResponders(read)
  const names = new Map<string, string>(responders.map(({ id, name }) => [id, name]))
  return {
    page: pageView(session, page),
    tickets: page.ticketIds.map((id) => pagedTicket(read, id)).filter((ticket) => ticket !== null),
    askedFor: page.responderIds.map((id) => names.get(id) ?? 'somebody unknown here'),
    ladders: laddersOf(page, responders),
    deliveriesLeftOut: page.deliveriesLeftOut,
  }
}

const nothingSent = { askedFor: [], ladders: [], deliveriesLeftOut: 0 }

/** Who has it first, then who is known to know, and at the end those whom nothing reached; alike by name. */
export function laddersOf(
  { deliveries, acknowledgedBy }: Pick<Page, 'deliveries' | 'acknowledgedBy'>,
  responders: readonly Pick<Responder, 'id' | 'role'>[],
): LadderView[] {
  const roles = new Map<string, Responder['role']>(responders.map(({ id, role }) => [id, role]))
  const people = Map.groupBy(deliveries, ({ responderId }) => responderId)
  return [...people]
    .map(([responderId, theirs]): LadderView => {
      const waking = theirs.filter(({ purpose }) => purpose === 'wake')
      return {
        responderId,
        name: theirs.at(-1)?.responderName ?? '',
        role: roles.get(responderId) ?? null,
        hasIt: acknowledgedBy?.responderId === responderId,
        standing: furthest(waking),
        rounds: [...Map.groupBy(waking, ({ round }) => round)]
          .sort(([one], [other]) => one - other)
          .map(([round, tried]) => ({ round, deliveries: tried.map(deliveryView) })),
        told: theirs.filter(({ purpose }) => purpose !== 'wake').map(deliveryView),
      }
    })
    .sort((one, other) => rankOf(other) - rankOf(one) || one.name.localeCompare(other.name, 'en'))
}

function rankOf({ hasIt, standing }: LadderView): number {
  return hasIt ? deliveryStates.length : standing === null ? -2 : progressOf(standing)
}

/** What failed comes before what waits: nobody can be reached by it any more. */
function progressOf(state: DeliveryState): number {
  return state === 'failed' ? -1 : deliveryStates.indexOf(state)
}

function furthest(deliveries: readonly Delivery[]): DeliveryState | null {
  return deliveries.reduce<DeliveryState | null>(
    (best, { state }) => (best === null || progressOf(state) > progressOf(best) ? state : best),
    null,
  )
}

export function deliveryView(delivery: Delivery): DeliveryView {
  const { id, purpose, channel, to, isVerified, round, state, tries, words } = delivery
  const known: [DeliveryState, string | null][] = [
    ['queued', delivery.queuedAt],
    ['accepted', delivery.acceptedAt],
    ['delivered', delivery.deliveredAt],
    ['read', delivery.readAt],
    ['answered', delivery.answeredAt],
    ['failed', delivery.failedAt],
  ]
  const moments = known
    .flatMap(([reached, at]) => (at === null ? [] : [{ state: reached, at: Date.parse(at) }]))
    .sort((one, other) => one.at - other.at)
  return { id, purpose, channel, to, isVerified, round, state, tries, words, moments }
}
