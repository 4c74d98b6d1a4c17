import type { PagerSign } from '../../shared/protocol/pager-sign.ts'
import { failed, success, type Failure, type Result } from '../../shared/ipc/result.ts'
import type { ToldPage } from '../remote/head-events.ts'
import { countSending, writeWaitingDue } from '../store/acts.ts'
import { storageFailure } from '../store/storage-failure.ts'
import { isForgotten, readAnsweredRows } from './answered-rows.ts'
import { notePager, watchPaging } from './alarms/watch-paging.ts'
import { backoffMs } from './backoff.ts'
import { watchChain } from './blocklist/watch-chain.ts'
import { expireActs } from './expire-acts.ts'
import { tidyCopies } from './files/tidy-files.ts'
import { gather } from './gather.ts'
import { noteHeard } from './heard-at.ts'
import { indexCache } from './index-cache.ts'
import { lockOut, welcome } from './lock-out.ts'
import { showSubject } from './perform-act.ts'
import { recoverPull } from './plan-pull.ts'
import { ensureCache, pull, resync } from './pull.ts'
import { pauseBeforePull } from './pull-pace.ts'
import { pushDue, takeAnswers, type Answered, type PushSurroundings } from './push.ts'
import { endQuietTime, noteQuietTime, readQuietTime, type QuietTime } from './quiet-time.ts'
import { isResyncing, noteResync, sendForgotten } from './restored-desk.ts'
import { reviewOutbox } from './review-outbox.ts'
import { noteConnection, type Session } from './session.ts'
import { tidyOutbox } from './tidy-outbox.ts'
import { createWaker } from './waker.ts'

/** The service tells when something is new; where it cannot, it is asked this often, in ms. */
const pollEvery = 30_000
/** A locked device asks again this often, in ms, whether it is welcome. */
const lockedPollEvery = 10 * 60_000
/**
 * A line for news that stood this long, in ms, is a good one. Something in between may end every line as soon as it is open:
 * that must not make the console ask without a pause.
 */
const steadyAfter = 20_000
/** What the disk refused is written again this often, in ms. */
const retryDiskEvery = 5_000

export interface RunningSession {
  /** Something waits in the outbox. */
  push(): void
  /** A person does not want to wait for the next try. */
  retry(): void
  /** Ends the loops; resolves when nothing is under way any more. */
  stop(): Promise<void>
}

/** Keeps a session in step with its service until it is stopped. */
export function runSession(session: Session): RunningSession {
  const exchanges = createWaker(session.now, session.timers)
  const news = createWaker(session.now, session.timers)
  const breath = createWaker(session.now, session.timers)
  const stopping = new AbortController()
  let listening = new AbortController()
  let pushTimer: { cancel(): void } | undefined
  let isKnown = false
  let isIndexing = false

  /** One indexing at a time; a resync in the middle of one replaces the file, and the next exchange begins anew. */
  function index(): void {
    if (isIndexing) return
    isIndexing = true
    void indexCache(session).finally(() => (isIndexing = false))
  }

  /** Who are we, and what is new? One success of this is what "online" means. */
  async function exchange(): Promise<Result<null>> {
    if (tidyOutbox(session)) push()
    if (!isKnown) {
      const me = await session.remote.me()
      if (session.closed) return success(null)
      if (!me.ok) return me
      const welcomed = welcome(session, me.value)
      if (!welcomed.ok) return welcomed
      if (me.value.pager !== undefined) notePager(session, me.value.pager)
      isKnown = true
      news.wake()
    }
    ensureCache(session)
    const pulled = await pullOrResync()
    if (!pulled.ok || session.closed) return pulled
    sendForgotten(session)
    reviewOutbox(session)
    watchChain(session)
    if (session.connection.kind === 'offline') writeWaitingDue(session.work)
    return pulled
  }

  async function pullOrResync(): Promise<Result<null>> {
    // One that failed is taken up before anything is judged: a plain pull would hide what the desk forgot.
    if (isResyncing(session)) return resync(session)
    const answered = readAnsweredRows(session.cache.read)
    const pulled = await pull(session)
    if (session.closed) return pulled
    if (pulled.ok && !isForgotten(answered, readAnsweredRows(session.cache.read))) return pulled
    if (!pulled.ok && pulled.failure.code !== 'resync-required') return pulled
    noteResync(session)
    return resync(session)
  }

  /** What the disk refuses is a failure like any other: it is told, and tried again. */
  async function exchangeSafely(): Promise<Result<null>> {
    try {
      return await exchange()
    } catch (thrown) {
      const failure = storageFailure(thrown)
      if (failure !== null) return { ok: false, failure }
      session.events.doubted()
      return failed('internal', 'What the desk sent could not be kept.')
    }
  }

  async function exchangeForever(): Promise<void> {
    let failures = 0
    while (!session.closed) {
      const quiet = readQuietTime(session)
      if (quiet !== null) {
        await keepQuiet(quiet)
        continue
      }
      noteConnection(session, { kind: 'tried' })
      const began = session.now()
      const outcome = await exchangeSafely()
      if (session.closed) return
      failures = outcome.ok ? 0 : failures + 1
      const took = Math.max(0, session.now() - began)
      const wait = outcome.ok ? caughtUp() : afterFailed(outcome.failure, failures, took)
      const waking = await exchanges.sleep(wait)
      if (waking === 'overslept') hearAgain()
      else if (waking === 'woken') await takeBreath()
    }
  }

  /** What wakes it in the meantime is answered by the exchange that follows. */
  async function takeBreath(): Promise<void> {
    const wait = pauseBeforePull(countSending(session.work), session.lastExchangeAt, session.now())
    if (wait <= 0) return
    if ((await breath.sleep(wait)) === 'overslept') hearAgain()
    exchanges.forget()
  }

  /** Whatever wakes this before the time is over, nothing is asked; a person who asks ends it. */
  async function keepQuiet({ until, failure }: QuietTime): Promise<void> {
    const at = session.now()
    if (session.connection.kind !== 'offline')
      noteConnection(session, { kind: 'failed', at, retryAt: until, failure })
    await exchanges.sleep(until - at)
  }

  function caughtUp(): number {
    session.lastExchangeAt = session.now()
    noteHeard(session, session.lastExchangeAt)
    for (const subject of session.unshown) showSubject(session, subject)
    noteConnection(session, { kind: 'caught-up', at: session.now() })
    watchPaging(session)
    tidyCopies(session)
    push()
    index()
    return pollEvery
  }

  function afterFailed(failure: Failure, failures: number, took: number): number {
    isKnown = false
    noteQuietTime(session, failure)
    const recovery = recoverPull(failure, failures, session.random(), took)
    if (recovery.kind === 'locked-out') {
      lockOut(session, failure)
      return lockedPollEvery
    }
    const wait = recovery.kind === 'wait' ? recovery.ms : backoffMs(failures, session.random())
    const at = session.now()
    noteConnection(session, { kind: 'failed', at, retryAt: at + wait, failure })
    watchPaging(session)
    return wait
  }

  async function listenForever(): Promise<void> {
    let failures = 0
    while (!session.closed) {
      if (!isKnown) await news.sleep(pollEvery)
      if (session.closed || !isKnown) continue
      // Whoever was asked for a pause by an answer to an act asks nothing else either.
      const quiet = readQuietTime(session)
      if (quiet !== null) {
        await news.sleep(quiet.until - session.now())
        continue
      }
      listening = new AbortController()
      let standing: { cancel(): void } | undefined
      const heard = {
        open: () => {
          standing = session.timers.after(steadyAfter, () => (failures = 0))
        },
        head: (seq: number, told: ToldPage | null) => {
          session.head = seq
          session.told = told
          exchanges.wake()
        },
        pager: (sign: PagerSign) => {
          notePager(session, sign)
          watchPaging(session)
        },
      }
      const ended = await session.remote.listen(heard, AbortSignal.any([listening.signal, stopping.signal]))
      standing?.cancel()
      session.told = null
      if (session.closed) return
      if (!ended.ok) noteQuietTime(session, ended.failure)
      failures += 1
      // The line broke: an exchange tells at once whether the service is gone.
      exchanges.wake()
      await news.sleep(backoffMs(failures, session.random()))
    }
  }

  /** After a sleep of the machine the line may be dead without anybody having said so. */
  function hearAgain(): void {
    listening.abort()
    news.wake()
  }

  /** Plans now, and again when the plan says so. What the disk refuses is tried again soon, and nothing leaves until then. */
  function push(): void {
    pushTimer?.cancel()
    if (session.closed) return
    const wakeAt = planSafely()
    if (wakeAt !== null) pushTimer = session.timers.after(Math.max(0, wakeAt - session.now()), push)
  }

  function planSafely(): number | null {
    try {
      return earliest(expireActs(session), leaveWhenAllowed())
    } catch {
      return session.now() + retryDiskEvery
    }
  }

  /** Acts are asked about with or without a line; what may leave needs one, and a desk that did not ask for a pause. */
  function leaveWhenAllowed(): number | null {
    const { kind } = session.connection
    if ((kind !== 'online' && kind !== 'pulling') || isResyncing(session)) return null
    return readQuietTime(session)?.until ?? pushDue(session, around, push)
  }

  const around: PushSurroundings = {
    answered: gather<Answered>(session.timers, (together) => {
      takeAnswers(session, together, around)
      push()
    }),
    sent: () => exchanges.wake(),
    lineFailed: () => exchanges.wake(),
    // The next exchange asks who we are: an answer that was not the desk's own locks nobody out for good.
    lockedOut(failure: Failure) {
      isKnown = false
      lockOut(session, failure)
      exchanges.wake()
    },
    askedToWait: (failure: Failure) => noteQuietTime(session, failure),
    diskRefused: () => exchanges.wake(),
  }
  push()
  const loops = Promise.all([exchangeForever(), listenForever()])
  return {
    push,
    retry() {
      isKnown = false
      endQuietTime(session)
      exchanges.wake()
      hearAgain()
    },
    async stop() {
      session.closed = true
      stopping.abort()
      pushTimer?.cancel()
      session.remote.close()
      for (const waker of [exchanges, news, breath, session.goOn]) waker.wake()
      await loops
      await session.folding
    },
  }
}

function earliest(one: number | null, other: number | null): number | null {
  return one === null ? other : other === null ? one : Math.min(one, other)
}
