import type { FastifyBaseLogger } from 'fastify'
import type { Clock } from '../context.ts'
import type { EngineClock } from '../engine-clock.ts'
import type { Database } from '../store/database.ts'
import { hasDueDelivery, leaseDeliveries, releaseLeases, type LeasedDelivery } from '../store/deliveries.ts'
import { nextDueAt, pagesToAdvance } from '../store/page-runs.ts'
import { readSettings } from '../store/settings.ts'
import type { Vault } from '../vault.ts'
import { advancePage } from './advance-page.ts'
import type { LinkOf } from './compose-message.ts'
import { handOver } from './hand-over.ts'
import { newLeaseName } from './lease-name.ts'
import { makePace } from './pace.ts'
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
/** At once, for one gateway and in all. */
const perGateway = 32
const mostAtOnce = 256
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
  const underWay = new Set<Promise<void>>()
  const drained = new AbortController()
  const hasStopped = () => drained.signal.aborted
  let timer: NodeJS.Timeout | null = null
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
    const now = engineClock.now()
    const room = mostAtOnce - underWay.size
    const found = await database.read(async (reader) => ({
      pages: pace.ready(await pagesToAdvance(reader, now), performance.now()),
      isDue: room > 0 && (await hasDueDelivery(reader, now)),
    }))
    if (found.pages.length > 0 || found.isDue) {
      const leased = await advanceAndLease(found.pages, room)
      for (const one of leased) carry(one)
    }
    const next = await database.read((reader) => nextDueAt(reader, engineClock.now()))
    const wait = Math.min(next === null ? looksAtLeastEvery : next - engineClock.now(), pace.nextIn(), looksAtLeastEvery) // prettier-ignore
    // With no room left, whoever ends asks for the next look.
    lookIn(underWay.size >= mostAtOnce ? looksAtLeastEvery : Math.max(wait, 5))
  }

  /** One transaction: what is planned is handed over without another wait for the disk. */
  async function advanceAndLease(
    pages: Parameters<typeof pace.told>[0],
    room: number,
  ): Promise<LeasedDelivery[]> {
    const wall = parts.clock()
    return database.write(async (tx) => {
      const now = engineClock.now()
      if (pages.length > 0) {
        const terms = {
          staffing: await staffingAt(tx, wall),
          rules: (await readSettings(tx)).paging,
          now: wall,
          engineNow: now,
        }
        for (const id of pages) await advancePage(tx, id, terms)
        pace.told(pages, performance.now())
      }
      return leaseDeliveries(tx, { lease, now, until: now + leaseLasts, perGateway, most: room })
    })
  }

  function carry(one: LeasedDelivery): void {
    const carried = handOver(parts, lease, one, AbortSignal.timeout(tryTakesAtMost))
      .catch((error: unknown) =>
        log.error({ err: error }, 'a message could not be handed over; its lease ends'),
      )
      .finally(() => {
        underWay.delete(carried)
        wake()
      })
    underWay.add(carried)
  }

  function lookIn(ms: number): void {
    if (timer !== null) clearTimeout(timer)
    timer = hasStopped() ? null : setTimeout(wake, ms).unref()
  }

  const leaveHead = database.onHead(wake)
  wake()
  return {
    wake,
    async drain() {
      drained.abort()
      leaveHead()
      if (timer !== null) clearTimeout(timer)
      await looking
      await Promise.all(underWay)
      await database.write((tx) => releaseLeases(tx, lease))
    },
  }
}
