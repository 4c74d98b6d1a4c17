import type { FastifyBaseLogger } from 'fastify'
import type { Clock } from '../context.ts'
import type { EngineClock } from '../engine-clock.ts'
import { attempt } from '../store/attempt.ts'
import type { Database, Reader, Writer } from '../store/database.ts'
import { hasDueDelivery, releaseLeases, type HandedOver } from '../store/deliveries.ts'
import { nextDueAt, pagesToAdvance } from '../store/page-runs.ts'
import type { Vault } from '../vault.ts'
import type { ComposedMessage, LinkOf } from './compose-messages.ts'
import { handOver } from './hand-over.ts'
import { newLeaseName } from './lease-name.ts'
import { makePace } from './pace.ts'
import { planningAndLeasing, type Taken } from './plan-and-lease.ts'
import { recordOutcomes } from './record-outcomes.ts'
import type { Send } from './send-by-method.ts'

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

/** A try may take so long, in ms. */
const tryTakesAtMost = 20_000
/** Handed over at the same time, at most. */
const mostAtOnce = 1024
const begunAtOnce = 16
/** In ms: so long what gateways say is gathered while others are still to answer. Each time costs a wait for the disk. */
const gathersFor = 15
const gathersMost = 256
/** In ms: so often it looks whether another service has left room at a gateway. */
const looksForRoomEvery = 250
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
  const planAndLease = planningAndLeasing(parts, lease, pace)
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
  /** A look writes, or waits to: nothing rides along, or more would be taken than there are hands for. */
  let isForwarding = false

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
      isForwarding = true
      const { taken, written } = await database.write(bringForward).finally(() => (isForwarding = false))
      outcomes.splice(0, written)
      handOverAll(taken)
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
    const pages = await pagesToAdvance(reader, engineClock.now())
    return pace.ready(pages, performance.now()).length > 0 || (await hasMessageToTake(reader))
  }

  async function hasMessageToTake(reader: Reader): Promise<boolean> {
    return performance.now() >= roomAt && (await hasDueDelivery(reader, engineClock.now()))
  }

  /**
   * One transaction: what gateways said is written down, and what is planned and leased after it is handed over without
   * another wait for the disk.
   */
  async function bringForward(tx: Writer): Promise<{ taken: Taken; written: number }> {
    const now = engineClock.now()
    const written = outcomes.length
    await recordOutcomes(tx, outcomes.slice(0, written), { lease, now }, parts.clock())
    const pages = pace.ready(await pagesToAdvance(tx, now), performance.now())
    return { taken: await planAndLease(tx, pages, mostAtOnce - underWay.size), written }
  }

  /**
   * Comes along in whatever is committed here: a page leaves with the commit of its ticket, not with one of its own after
   * it. What is only to be told anew waits for a look.
   */
  async function rideAlong(tx: Writer): Promise<(() => void) | null> {
    if (hasStopped() || isForwarding) return null
    let arrived: (() => void) | null = null
    const failed = await attempt(tx, async () => {
      const pages = (await pagesToAdvance(tx, engineClock.now())).filter(({ isDue }) => isDue)
      if (pages.length === 0 && !(await hasMessageToTake(tx))) return
      const taken = await planAndLease(tx, pages, mostAtOnce - underWay.size)
      arrived = () => handOverAll(taken)
    })
    if (failed === null) return arrived
    // Whoever filed the ticket has nothing to do with that: a look of its own tries again.
    log.error({ err: failed.thrown }, 'what is due could not go with a commit')
    return wake
  }

  /** What was taken in a transaction that stands. Where the pager stopped meanwhile, its leases are given back untouched. */
  function handOverAll({ messages, isHeldUp }: Taken): void {
    roomAt = isHeldUp ? performance.now() + looksForRoomEvery : 0
    if (messages.length > 0) carryFrom(messages, 0, AbortSignal.timeout(tryTakesAtMost))
  }

  /**
   * A few at a time, without a look at the network between them: what was begun is written to its connection then, and the
   * gateway reads the first while the last is still to be begun.
   */
  function carryFrom(messages: readonly ComposedMessage[], first: number, late: AbortSignal): void {
    if (hasStopped()) return
    for (const message of messages.slice(first, first + begunAtOnce)) carry(message, late)
    if (first + begunAtOnce < messages.length)
      process.nextTick(carryFrom, messages, first + begunAtOnce, late)
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
  const getOff = database.rideAlong(rideAlong)
  wake()
  return {
    wake,
    async drain() {
      drained.abort()
      leaveHead()
      getOff()
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
