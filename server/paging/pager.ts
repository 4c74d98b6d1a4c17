import type { FastifyBaseLogger } from 'fastify'
import type { PageId } from '../../shared/protocol/common.ts'
import type { Clock } from '../context.ts'
import type { EngineClock } from '../engine-clock.ts'
import { attempt } from '../store/attempt.ts'
import type { Database, Reader, Writer } from '../store/database.ts'
import {
  hasDueDelivery,
  leaseDeliveries,
  releaseLeases,
  type HandedOver,
  type LeasedDelivery,
} from '../store/deliveries.ts'
import { nextDueAt, pagesToAdvance, postponePage } from '../store/page-runs.ts'
import { responderLister } from '../store/responders.ts'
import { readSettings } from '../store/settings.ts'
import type { Vault } from '../vault.ts'
import { advancePage } from './advance-page.ts'
import { composeMessages, type ComposedMessage, type LinkOf } from './compose-messages.ts'
import { handOver } from './hand-over.ts'
import { newLeaseName } from './lease-name.ts'
import { makePace } from './pace.ts'
import { recordOutcomes } from './record-outcomes.ts'
import type { Send } from './send-by-method.ts'
import { staffingAt } from './staffing.ts'

export interface PagerParts {
  readonly database: Database
  readonly clock: Clock
  readonly engineClock: EngineClock
  readonly vault: Vault
  readonly send: Send
  readonly linkOf: LinkOf
  readonly log: FastifyBaseLogger
}

export interface Pager {
  /** Something may be due: it looks at once. */
  wake(): void
  /** Takes nothing new, waits for what is being handed over, and gives back the rest. */
  drain(): Promise<void>
}

/** A try may take so long, in ms; its lease lasts longer, so that nobody begins a second one beside it. */
const tryTakesAtMost = 20_000
const leaseLasts = 30_000
/** At once, for one gateway and in all: a pager's or a mail server has few lines, and one on the web is made for many. */
const perGateway = { http: 256, other: 32 }
const mostAtOnce = 1024
/** In ms: so long what gateways say is gathered while others are still to answer. Each time costs a wait for the disk. */
const gathersFor = 15
const gathersMost = 64
/** In ms: so often it looks whether another service has left room at a gateway. */
const looksForRoomEvery = 250
/** In ms: not much longer pages are planned and told at once, so that whoever asks the desk something is answered. */
const plansFor = 40
/** In ms: a page that could not be planned, by a mistake of ours or a damaged row, holds up no other. */
const failedPageRests = 30_000
/** However quiet it is, it looks so often, in ms: another service may have died. */
const looksAtLeastEvery = 5000

/**
 * Carries pages out: plans what is due, takes messages under a lease, hands them over side by side, and writes down what
 * came of each. Everything that it knows stands in the database.
 */
export function startPager(parts: PagerParts): Pager {
  const { database, engineClock, log } = parts
  const lease = newLeaseName()
  const pace = makePace()
  const listResponders = responderLister()
  const underWay = new Set<Promise<void>>()
  /** What gateways have said and is not written down yet. */
  const outcomes: HandedOver[] = []
  /**
   * What is due and held up by its gateway's limit is not asked for before: whoever ends asks for the next look, unless
   * it is another service's. Of `performance.now()`.
   */
  let roomAt = 0
  const drained = new AbortController()
  const hasStopped = () => drained.signal.aborted
  let timer: NodeJS.Timeout | null = null
  let gathering: NodeJS.Timeout | null = null
  let looking: Promise<void> | null = null
  let isAsked = false

  /** One look at a time; whoever asks meanwhile gets another one after it. */
  function wake(): void {
    if (hasStopped()) return
    isAsked = true
    looking ??= lookWhileAsked().finally(() => (looking = null))
  }

  async function lookWhileAsked(): Promise<void> {
    while (isAsked && !hasStopped()) {
      isAsked = false
      try {
        await look()
      } catch (error) {
        log.error({ err: error }, 'the pager could not look; it looks again')
        lookIn(1000)
      }
    }
  }

  async function look(): Promise<void> {
    const isNews = outcomes.length > 0 || (await database.read(hasSomethingDue))
    if (isNews) {
      const { leased, written, isHeldUp } = await database.write(bringForward)
      outcomes.splice(0, written)
      roomAt = isHeldUp ? performance.now() + looksForRoomEvery : 0
      for (const [pageId, ofPage] of Map.groupBy(leased, (one) => one.pageId)) await carryPage(pageId, ofPage)
    }
    lookIn(Math.min(await dueIn(), pace.nextIn(performance.now()), looksAtLeastEvery))
  }

  /** In ms. */
  async function dueIn(): Promise<number> {
    if (performance.now() < roomAt) return looksForRoomEvery
    const next = await database.read((reader) => nextDueAt(reader, engineClock.now()))
    return next === null ? looksAtLeastEvery : next - engineClock.now()
  }

  async function hasSomethingDue(reader: Reader): Promise<boolean> {
    const now = engineClock.now()
    if (pace.ready(await pagesToAdvance(reader, now), performance.now()).length > 0) return true
    return performance.now() >= roomAt && (await hasDueDelivery(reader, now))
  }

  /**
   * One transaction: what gateways said is written down, and what is planned and leased after it is handed over without
   * another wait for the disk.
   */
  async function bringForward(
    tx: Writer,
  ): Promise<{ leased: LeasedDelivery[]; written: number; isHeldUp: boolean }> {
    const now = engineClock.now()
    const wall = parts.clock()
    const written = outcomes.length
    await recordOutcomes(tx, outcomes.slice(0, written), { lease, now }, wall)
    const pages = pace.ready(await pagesToAdvance(tx, now), performance.now())
    if (pages.length > 0) {
      const staffing = await staffingAt(tx, listResponders, wall)
      const { paging: rules } = await readSettings(tx)
      const until = performance.now() + plansFor
      for (const { id } of pages) {
        const began = performance.now()
        // The next look finds those that are left: it comes with the change that this one makes.
        if (began > until) break
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
    const most = mostAtOnce - underWay.size
    const leased = await leaseDeliveries(tx, { lease, now, until: now + leaseLasts, perGateway, most })
    return { leased, written, isHeldUp: await hasDueDelivery(tx, now) }
  }

  /** A page that cannot be read holds up no other. */
  async function carryPage(pageId: PageId, leased: readonly LeasedDelivery[]): Promise<void> {
    const deliveries = leased.map(({ delivery }) => delivery)
    try {
      const messages = await database.read((reader) =>
        composeMessages(reader, pageId, deliveries, parts.vault, parts.linkOf),
      )
      const late = AbortSignal.timeout(tryTakesAtMost)
      for (const message of messages) carry(message, late)
    } catch (error) {
      log.error({ err: error, pageId }, 'the messages of a page could not be put together; their leases end')
    }
  }

  function carry(message: ComposedMessage, late: AbortSignal): void {
    const carried = handOver(parts, message, late)
      .then((handed) => void outcomes.push(handed))
      .catch((error: unknown) =>
        log.error({ err: error }, 'a message could not be handed over; its lease ends'),
      )
      .finally(() => {
        underWay.delete(carried)
        if (underWay.size === 0 || outcomes.length >= gathersMost) wake()
        else gathering ??= setTimeout(wakeGathered, gathersFor)
      })
    underWay.add(carried)
  }

  function wakeGathered(): void {
    gathering = null
    wake()
  }

  function lookIn(ms: number): void {
    if (timer !== null) clearTimeout(timer)
    timer = hasStopped() ? null : setTimeout(wake, Math.max(ms, 5)).unref()
  }

  const leaveHead = database.onHead(wake)
  wake()
  return {
    wake,
    async drain() {
      drained.abort()
      leaveHead()
      if (timer !== null) clearTimeout(timer)
      if (gathering !== null) clearTimeout(gathering)
      await looking
      await Promise.all(underWay)
      await database.write(async (tx) => {
        await recordOutcomes(tx, outcomes, { lease, now: engineClock.now() }, parts.clock())
        await releaseLeases(tx, lease)
      })
    },
  }
}
