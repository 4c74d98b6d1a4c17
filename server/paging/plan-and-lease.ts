import type { PageId } from '../../shared/protocol/common.ts'
import { attempt } from '../store/attempt.ts'
import type { Writer } from '../store/database.ts'
import { hasDueDelivery, leaseDeliveries, type LeasedDelivery } from '../store/deliveries.ts'
import { postponePage } from '../store/page-runs.ts'
import { readingResponders } from '../store/responders.ts'
import { readSettings } from '../store/settings.ts'
import { advancePage } from './advance-page.ts'
import { composeMessages, type ComposedMessage } from './compose-messages.ts'
import type { Pace, PageAtHand } from './pace.ts'
import type { PagerParts } from './pager.ts'
import { staffingAt } from './staffing.ts'

/** What may be handed over once the transaction stands in which it was taken. */
export interface Taken {
  readonly messages: readonly ComposedMessage[]
  /** More is due, and its gateways have no room. */
  readonly isHeldUp: boolean
}

/** Plans these pages, and takes what is due then: so many messages at most. */
export type PlanAndLease = (tx: Writer, pages: readonly PageAtHand[], most: number) => Promise<Taken>

/** In ms: longer than any try takes, so that nobody begins a second one beside it. */
const leaseLasts = 30_000
/** At once, for one gateway and in all: a pager's or a mail server has few lines, and one on the web is made for many. */
const perGateway = { http: 256, other: 32 }
/** In ms: not much longer pages are planned and told at once, so that whoever asks the desk something is answered. */
const plansFor = 40
/** In ms: a page that could not be planned, by a mistake of ours or a damaged row, holds up no other. */
const failedPageRests = 30_000

/** `lease` names who takes. What messages say is put together in the same transaction, so nothing comes between. */
export function planningAndLeasing(parts: PagerParts, lease: string, pace: Pace): PlanAndLease {
  const { engineClock, log } = parts
  const readResponders = readingResponders()

  async function plan(tx: Writer, pages: readonly PageAtHand[], now: number): Promise<void> {
    if (pages.length === 0) return
    const wall = parts.clock()
    const staffing = await staffingAt(tx, readResponders, wall)
    const { paging: rules } = await readSettings(tx)
    const until = performance.now() + plansFor
    for (const { id } of pages) {
      const began = performance.now()
      // The next look finds those that are left: it comes with the change that this one makes.
      if (began > until) return
      const terms = { staffing, rules, now: wall, engineNow: now }
      const failed = await attempt(tx, () => advancePage(tx, id, terms))
      if (failed !== null) {
        log.error(
          { err: failed.thrown, pageId: id },
          'a page could not be planned; it is tried again, and others go on',
        )
        await postponePage(tx, id, now + failedPageRests)
      }
      pace.told(id, performance.now(), performance.now() - began)
    }
  }

  /** A page that cannot be read holds up no other. */
  async function compose(
    tx: Writer,
    pageId: PageId,
    leased: readonly LeasedDelivery[],
  ): Promise<ComposedMessage[]> {
    const deliveries = leased.map(({ delivery }) => delivery)
    try {
      return await composeMessages(tx, pageId, deliveries, { ...parts, readResponders })
    } catch (error) {
      log.error({ err: error, pageId }, 'the messages of a page could not be put together; their leases end')
      return []
    }
  }

  return async (tx, pages, most) => {
    const now = engineClock.now()
    await plan(tx, pages, now)
    const leased = await leaseDeliveries(tx, { lease, now, until: now + leaseLasts, perGateway, most })
    const messages: ComposedMessage[] = []
    for (const [pageId, ofPage] of Map.groupBy(leased, (one) => one.pageId))
      messages.push(...(await compose(tx, pageId, ofPage)))
    return { messages, isHeldUp: await hasDueDelivery(tx, now) }
  }
}
