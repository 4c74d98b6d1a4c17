import { createCoreHandlers } from '#main/ipc/core-handlers'
import { closeCache, type Cache } from '#main/store/cache'
import { foldedRowOf } from '#main/sync/blocklist/folded-row'
import { readBlockedGroups } from '#main/store/read-blocked-groups'
import { openSession, type OpenSession } from '#main/sync/open-session'
import type { Timers } from '#main/sync/timers'
import { draftPlace, type Draft } from '#shared/ipc/drafts'
import type { Act, ActId, Decision, OutboxEntry } from '#shared/ipc/act'
import { failed, success, type Result } from '#shared/ipc/result'
import type { Staff } from '#shared/protocol/staff'
import { noEvents } from '../../support/no-events.ts'
import type { Moment } from './departures.ts'
import { FaultyDisk, MachineDied, putOnDisk } from './faulty-disk.ts'
import type { Fate } from './fates.ts'
import { openLine, type SimulatedLine } from './line.ts'
import type { ModelDesk } from './model-desk.ts'
import { deskKey } from './profile-templates.ts'
import { Recorder } from './recorder.ts'
import { machineTimers, type Timeline } from './timeline.ts'

/** 2026-11-23T09:00:00Z: what every clock shows at first. */
export const beginning = Date.UTC(2026, 10, 23, 9)

export interface ConsoleOptions {
  readonly staff: Staff
  readonly token: string
  /** Holds the files of this console and of nobody else. */
  readonly folder: string
  readonly desk: ModelDesk
  readonly timeline: Timeline
  readonly random: () => number
  hop(what: string): Promise<void>
}

/** One console on one machine: the real engine over real files, with everything around it simulated. */
export class SimulatedConsole {
  readonly name: string
  readonly recorder: Recorder
  /** Of the next requests, the first first; after them all is well. */
  readonly fates: Fate[] = []
  isCut = false
  token: string
  disk = new FaultyDisk()
  open: OpenSession | null = null
  /** What the clock on this wall is ahead, in ms. */
  clockAhead = 0
  readonly #options: ConsoleOptions
  #line: SimulatedLine | null = null
  #pulls = 0

  constructor(name: string, options: ConsoleOptions) {
    this.name = name
    this.token = options.token
    this.recorder = new Recorder(name)
    this.#options = options
  }

  get staff(): Staff {
    return this.#options.staff
  }

  now(): number {
    return beginning + this.#options.timeline.elapsed + this.clockAhead
  }

  get handlers() {
    return createCoreHandlers({
      control: {} as never,
      mend: () => Promise.reject(new Error('Nothing is damaged here.')),
      current: (): Result<OpenSession> =>
        this.open === null ? failed('not-signed-in', 'The machine is off.') : success(this.open),
    })
  }

  /** Switches the machine on and opens the session, where it is not open. */
  start(): void {
    if (this.open !== null) return
    const { staff, folder, desk, timeline, random, hop } = this.#options
    const disk = new FaultyDisk()
    this.disk = disk
    const isGone = () => disk.isDead
    const waitForTurn = () => hop(`${this.name}: goes on`).then(() => (isGone() ? never() : undefined))
    const timers: Timers = machineTimers(
      timeline,
      () => !isGone(),
      // Now and then something else comes first; always would make every run long.
      () => (random() < 0.25 ? waitForTurn() : Promise.resolve()),
    )
    const { id, name, email, role } = staff
    const opened = openSession({
      profile: folder,
      token: this.token,
      person: { id, name, email, role, sample: false, serviceUrl: 'http://127.0.0.1:1' },
      deskKey,
      version: '0.0.0',
      now: () => this.now(),
      random,
      events: noEvents,
      timers,
      connect: () => {
        this.#line = openLine(
          {
            name: this.name,
            desk,
            timeline,
            hop,
            nextFate: () => this.fates.shift() ?? 'well',
            isCut: () => this.isCut,
            isGone,
            leaves: ({ id }) => this.recorder.departures.left(id, this.#moment()),
          },
          this.token,
        )
        return this.#line.remote
      },
    })
    if (!opened.ok) throw new Error(opened.failure.message)
    this.open = opened.value
    this.#putOnDisk(opened.value, disk)
    this.recorder.reconcile(this.outbox(), new Set(this.drafts().keys()))
  }

  /** Ends as a kill ends it: what was committed stays, nothing else does. */
  async crash(settle: () => Promise<void>): Promise<void> {
    const open = this.open
    if (open === null) return
    this.open = null
    this.disk.isDead = true
    // What listens for the end of a session would keep it in memory for good.
    this.breakLine()
    await settle()
    closeCache(open.session.cache)
    open.session.work.close()
  }

  /** A kill that the disk dealt is over when everything that was under way has stopped. */
  async buryTheDead(settle: () => Promise<void>): Promise<void> {
    if (this.open !== null && this.disk.isDead) await this.crash(settle)
  }

  /** Closes the session in good order. What is under way ends first, hop by hop. */
  async leave(hop: (times: number) => Promise<void>, settle: () => Promise<void>): Promise<void> {
    const { open } = this
    if (open === null) return
    this.open = null
    const closing = { isDone: false }
    void open.close().then(() => (closing.isDone = true))
    for (await settle(); !closing.isDone; await settle()) await hop(1)
  }

  /** The machine slept: its wall clock went on, its timers did not, and every connection is dead. */
  sleep(ms: number): void {
    this.clockAhead += ms
    this.breakLine()
  }

  breakLine(): void {
    this.#line?.breakAll()
  }

  perform(act: Act, undoMs: number): void {
    const asked = this.#moment()
    const performed = this.#try(
      () => this.handlers['act.perform']({ act, undoMs }) as Result<{ actId: ActId }>,
    )
    if (performed === 'died') this.recorder.unanswered(act)
    else if (performed.ok) {
      this.recorder.acknowledged(performed.value.actId, act)
      this.recorder.departures.made(performed.value.actId, act, asked, undoMs)
    }
  }

  keepDraft(draft: Draft): void {
    const kept = this.#try(() => this.handlers['draft.keep']({ draft }) as Result<null>)
    const place = draftPlace(draft)
    if (kept === 'died') this.recorder.drafts.get(place)?.unanswered.push(textOfDraft(draft))
    else if (kept.ok) this.recorder.draftKept(place, textOfDraft(draft))
  }

  decide(entry: OutboxEntry, decision: Decision): 'died' | Result<null> {
    this.recorder.departures.decided(entry.id)
    return this.#try(() => this.handlers['outbox.decide']({ actId: entry.id, decision }) as Result<null>)
  }

  retry(): void {
    this.#try(() => this.handlers['connection.retry'](undefined) as Result<null>)
  }

  outbox(): OutboxEntry[] {
    const listed = this.handlers['outbox.list'](undefined) as Result<OutboxEntry[]>
    return listed.ok ? listed.value.toReversed() : []
  }

  /** Place and text. A locked device shows none: those are read from where they rest. */
  drafts(): Map<string, string> {
    const listed = this.handlers['drafts.list'](undefined) as Result<Draft[]>
    return new Map(listed.ok ? listed.value.map((draft) => [draftPlace(draft), textOfDraft(draft)]) : [])
  }

  /** Notes the version of every row that stands in the cache, and how the entries of the blocklist stand. */
  look(): void {
    if (this.open === null || this.disk.isDead) return
    const { cache } = this.open.session
    const feed = `${this.name} ${this.#pulls}`
    for (const table of ['ticket', 'customer_group'])
      for (const { id, version } of cache.read.all(
        `SELECT id, pulled_version AS version FROM ${table} WHERE pulled_version > 0`,
      ))
        this.recorder.sight(feed, `${table} ${String(id)}`, Number(version))
    for (const { doc } of readBlockedGroups(cache.read))
      for (const { id, isLifted, enforcement } of foldedRowOf(doc).entries)
        this.recorder.sightEntry(feed, id, isLifted, enforcement.kind === 'enforced')
  }

  #moment(): Moment {
    return { elapsed: this.#options.timeline.elapsed, clockAhead: this.clockAhead }
  }

  #putOnDisk({ session }: OpenSession, disk: FaultyDisk): void {
    putOnDisk(session.work, disk)
    let cache: Cache = session.cache
    putOnDisk(cache.write, disk)
    Object.defineProperty(session, 'cache', {
      get: () => cache,
      set: (next: Cache) => {
        cache = next
        this.#pulls += 1
        putOnDisk(next.write, disk)
      },
    })
  }

  #try<Value>(work: () => Result<Value>): Result<Value> | 'died' {
    try {
      const done = work()
      return this.disk.isDead ? 'died' : done
    } catch (thrown) {
      if (this.disk.isDead || thrown instanceof MachineDied) return 'died'
      if (thrown instanceof Error && 'errcode' in thrown) return failed('disk-full', thrown.message)
      throw thrown
    }
  }
}

export function textOfDraft(draft: Draft): string {
  return 'text' in draft ? draft.text : draft.description
}

function never(): Promise<void> {
  return new Promise(() => {})
}
