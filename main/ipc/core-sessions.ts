import type { SessionMessage, ControlHandlers, ControlRequestOf } from './core-control.ts'
import { failed, success, type Failure, type Result } from '../../shared/ipc/result.ts'
import type { EventName, Events } from '../../shared/ipc/events.ts'
import { mendFiles } from '../store/mend-files.ts'
import { storageFailure } from '../store/storage-failure.ts'
import { changeNoticeRules } from '../sync/alarms/change-notice-rules.ts'
import { keepChecking, type Checking } from '../sync/keep-checking.ts'
import { openSession, type OpenSession } from '../sync/open-session.ts'
import { personOf, spendInvitation, testService } from '../sync/sign-in.ts'
import { withRows } from './changed-rows.ts'
import { cacheNotice, noticeOf } from './salvage-notice.ts'

/** What the core says unasked. */
export interface CoreOutlet {
  event<Name extends EventName>(name: Name, event: Events[Name]): void
  session(message: SessionMessage): void
}

/** The one session that may be open, and the host's means to open and close it. */
export interface CoreSessions {
  control: ControlHandlers
  /** Fails where nobody is signed in. `locked` sessions are open, but show nothing of their cache. */
  current(): Result<OpenSession>
  /** Something read from the open files turned out damaged: they are mended, and the session goes on. */
  mend(): Promise<void>
}

/** Damage that comes back within this time, in ms, is not mended by trying again. */
const mendAgainAfter = 60_000

/** Long work on a database, in a thread of its own. */
export interface FileThreads {
  /** Walks it; false where it is damaged. */
  readonly checkFile: (path: string) => Promise<boolean>
  /** Folds its journal into it. */
  readonly foldJournal: (path: string) => Promise<void>
}

export function createCoreSessions(version: string, outlet: CoreOutlet, threads: FileThreads): CoreSessions {
  let open: OpenSession | null = null
  let asked: ControlRequestOf<'start'> | null = null
  let mendedAt = Number.NEGATIVE_INFINITY
  let checking: Checking | null = null

  /** One opening or closing at a time: two at once would fight over the files. */
  let turn: Promise<unknown> = Promise.resolve()
  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const done = turn.then(work)
    turn = done.catch(() => undefined)
    return done
  }

  async function leave(): Promise<void> {
    const leaving = open
    open = null
    checking?.stop()
    await leaving?.close()
  }

  async function left(): Promise<Result<null>> {
    await leave()
    return success(null)
  }

  function begin(request: ControlRequestOf<'start'>): Result<OpenSession> {
    const { profile, serviceUrl, token, person, deskKey, noticeRules } = request
    try {
      const opened = openSession({
        profile,
        token,
        person: { ...person, serviceUrl },
        deskKey: deskKey ?? serviceUrl,
        version,
        now: Date.now,
        random: Math.random,
        foldJournal: threads.foldJournal,
        ...(noticeRules === undefined ? {} : { noticeRules }),
        events: {
          changed: (change) =>
            outlet.event('changed', open === null ? change : withRows(change, open.session)),
          connection(view) {
            outlet.event('connection', view)
            // What the sync ran into: nobody else hears of it.
            if (view.state.kind === 'offline' && view.state.failure.code === 'file-unreadable') void mend()
          },
          alarms: (view) => outlet.event('alarms', view),
          notices: (notices) => outlet.event('notices', notices),
          unread: (count) => outlet.event('unread', count),
          lockedOut: (failure) => outlet.session({ kind: 'locked-out', failure }),
          doubted: () => checking?.doubt(),
          person: (changed) => outlet.session({ kind: 'person', person: changed }),
        },
      })
      if (!opened.ok) return opened
      open = opened.value
      asked = request
      checking = keepChecking(open.session, threads.checkFile, () => void mend())
      return opened
    } catch (thrown) {
      return explain(thrown)
    }
  }

  /** Acts that are made meanwhile go into the old files, which stay open until nothing is under way any more. */
  async function mendNow(): Promise<void> {
    const damaged = open
    if (damaged === null || asked === null || performance.now() - mendedAt < mendAgainAfter) return
    mendedAt = performance.now()
    checking?.stop()
    await damaged.running.stop()
    damaged.closeFiles()
    const mended = reopen(damaged, asked)
    if (!mended.ok) {
      open = null
      outlet.session({ kind: 'broken', failure: mended.failure })
      return
    }
    if (mended.value !== null) outlet.session({ kind: 'mended', notice: mended.value })
    const topics: Events['changed']['topics'] = [
      'tickets',
      'groups',
      'staff',
      'provider',
      'blocklist',
      'pages',
      'responders',
      'outbox',
      'drafts',
    ]
    outlet.event('changed', { topics, ticketIds: null })
  }

  function reopen(damaged: OpenSession, request: ControlRequestOf<'start'>): Result<Failure | null> {
    try {
      const cacheAside = mendFiles(damaged.folder, Date.now())
      const begun = begin(request)
      if (!begun.ok) return begun
      return success(cacheAside === null ? noticeOf(begun.value) : cacheNotice(cacheAside))
    } catch (thrown) {
      return explain(thrown)
    }
  }

  const mend = () => inTurn(mendNow)

  const control: ControlHandlers = {
    async test({ serviceUrl, token }) {
      const tested = await testService(serviceUrl, token, version)
      return tested.ok ? success(tested.value.me) : tested
    },
    async connect({ serviceUrl, token }) {
      const tested = await testService(serviceUrl, token, version)
      return tested.ok ? success({ person: personOf(tested.value.me, tested.value.serviceUrl) }) : tested
    },
    accept: ({ invitation, deviceName }) => spendInvitation(invitation, deviceName, version),
    start: (request) =>
      inTurn(async () => {
        await leave()
        const begun = begin(request)
        return begun.ok ? success({ notice: noticeOf(begun.value) }) : begun
      }),
    async notices({ rules }) {
      if (asked !== null) asked = { ...asked, noticeRules: rules }
      if (open !== null) changeNoticeRules(open.session, rules)
      return success(null)
    },
    leave: () => inTurn(left),
    stop: () => inTurn(left),
  }

  return {
    control,
    current: () => (open === null ? failed('not-signed-in', 'Nobody is signed in.') : success(open)),
    mend,
  }
}

/** The words for whatever a handler threw. What is not the disk's doing is a fault of ours, and told as one. */
export function explain(thrown: unknown): { ok: false; failure: Failure } {
  const failure = storageFailure(thrown)
  return failure === null
    ? failed('internal', 'Something went wrong in the console. Start it again.')
    : { ok: false, failure }
}
