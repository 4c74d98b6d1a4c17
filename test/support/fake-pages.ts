import type {
  DeliveryView,
  LadderView,
  PageDetail,
  PagePerson,
  PageView,
} from '../../shared/ipc/page-views.ts'
import { success } from '../../shared/ipc/result.ts'
import { deliveryIdSchema, responderIdSchema } from '../../shared/protocol/common.ts'
import type { FakeBridge } from './fake-bridge.ts'
import { fakePage } from './fake-triage.ts'

/** A page that went out and that nobody has. */
export function unheldPage(place: number, more: Partial<PageView> = {}): PageView {
  const beganAt = Date.now() - 4 * 60_000
  return fakePage(place, {
    state: 'notified',
    beganAt,
    notifiedAt: beganAt + 60_000,
    nextRoundAt: beganAt + 10 * 60_000,
    round: 1,
    people: 12,
    reached: 9,
    groupName: 'Harbour Print Works',
    ...more,
  })
}

export function fakeDelivery(place: number, more: Partial<DeliveryView> = {}): DeliveryView {
  return {
    id: deliveryIdSchema.parse(`delivery-${place}`),
    purpose: 'wake',
    channel: 'snpp',
    to: `pager ${place}`,
    isVerified: true,
    round: 1,
    state: 'accepted',
    tries: 1,
    words: '250 Page accepted',
    moments: [{ state: 'accepted', at: Date.now() - 60_000 }],
    ...more,
  }
}

export function fakeLadder(place: number, more: Partial<LadderView> = {}): LadderView {
  return {
    responderId: responderIdSchema.parse(`responder-${place}`),
    name: `Person ${place}`,
    role: 'support',
    hasIt: false,
    standing: 'accepted',
    rounds: [{ round: 1, deliveries: [fakeDelivery(place)] }],
    told: [],
    ...more,
  }
}

export function fakeDetail(page: PageView, more: Partial<PageDetail> = {}): PageDetail {
  return { page, tickets: [], askedFor: [], ladders: [fakeLadder(1)], deliveriesLeftOut: 0, ...more }
}

export function fakePerson(place: number, more: Partial<PagePerson> = {}): PagePerson {
  return {
    id: responderIdSchema.parse(`responder-${place}`),
    name: `Person ${place}`,
    role: 'support',
    isOnDuty: true,
    methods: 1,
    isMe: false,
    ...more,
  }
}

/** The back has these pages, each with what stands beside it. */
export function answerPages(bridge: FakeBridge, details: readonly PageDetail[]): void {
  bridge.answer('pages.window', ({ show }) => {
    const pages = details.map(({ page }) => page)
    const rows = show === 'withheld' ? pages.filter(({ state }) => state === 'withheld') : pages
    return success({ rows, after: null, total: rows.length })
  })
  bridge.answer('pages.read', ({ pageId }) => success(details.find(({ page }) => page.id === pageId) ?? null))
}
