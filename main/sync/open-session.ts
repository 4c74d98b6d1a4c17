import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { success, type Result } from '../../shared/ipc/result.ts'
import type { NoticeRules } from '../../shared/ipc/notice-rules.ts'
import type { Person } from '../../shared/ipc/views.ts'
import { openRemote, type Remote } from '../remote/remote.ts'
import { parseServiceAddress } from '../remote/service-address.ts'
import { readSendingActIds } from '../store/acts.ts'
import { closeCache, openCacheOrStandIn } from '../store/cache.ts'
import type { Writing } from '../store/handles.ts'
import { forgetReport, type SalvageReport } from '../store/salvage/salvage-report.ts'
import { foldJournal } from '../store/fold-journal.ts'
import { openFileFolder } from '../store/file-folder.ts'
import { personFolder } from '../store/person-folder.ts'
import { openWork, type OpenedWork } from '../store/work.ts'
import { newNoticeWatch } from './alarms/notice-watch.ts'
import { newPagingWatch } from './alarms/paging-watch.ts'
import { tellUnread } from './alarms/unread.ts'
import { removeStrayFiles } from './files/tidy-files.ts'
import { incompleteOf } from './incomplete-of.ts'
import { readLock } from './lock-out.ts'
import { refreshDue } from './refresh-due.ts'
import { relayAll } from './relay-all.ts'
import { runSession, type RunningSession } from './run-session.ts'
import type { Session, SessionEvents } from './session.ts'
import { realTimers, type Timers } from './timers.ts'
import { createWaker } from './waker.ts'

export interface SessionOptions {
  profile: string
  token: string
  person: Person
  /** What the folder is named after beside the person: the service's address, unless that changes. */
  deskKey: string
  version: string
  now: () => number
  random: () => number
  events: SessionEvents
  timers?: Timers
  /** What its person wants to be told of, by whose clocks; the defaults, and this machine's. */
  noticeRules?: NoticeRules
  timeZone?: string
  /** Folds the journal of the cache; on this thread unless somebody has another one for it. */
  foldJournal?: Session['foldJournal']
  /** The line to the service; the real one unless a simulation stands in for it. */
  connect?: (serviceUrl: string, token: string, version: string) => Remote
}

export interface OpenSession {
  session: Session
  running: RunningSession
  /** What became of a damaged record of local acts; null where nothing was wrong. */
  workReport: SalvageReport | null
  /** The record of local acts is gone, though this person worked here before. */
  workMissing: boolean
  /** The folder of this person's files. */
  folder: string
  /** What `close` does once nothing is under way any more. */
  closeFiles(): void
  close(): Promise<void>
}

/**
 * Opens a person's files and begins to sync. What was cached can be read at once, without a network. Fails on an
 * address that no token may be sent to; throws what the disk throws, and leaves nothing open then.
 */
export function openSession(options: SessionOptions): Result<OpenSession> {
  const { person, now, connect = openRemote } = options
  const address = parseServiceAddress(person.serviceUrl)
  if (!address.ok) return address
  const folder = personFolder(options.profile, person.id, options.deskKey)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const workedHere = existsSync(join(folder, 'cache.db'))
  const work = openWork(join(folder, 'work.db'), now())
  const openFiles: (() => void)[] = [() => work.writing.close()]
  try {
    const cache = openCacheOrStandIn(join(folder, 'cache.db'), now())
    openFiles.push(() => closeCache(cache))
    const remote = connect(address.value, options.token, options.version)
    const files = openFileFolder(join(folder, 'attachments'))
    // What a damaged record of them may have lost is not taken for a leftover.
    if (work.report === null && !work.isReplaced) removeStrayFiles(files, work.writing)
    const session = sessionOn(options, { work: work.writing, cache, remote, files })
    relayAll(session)
    return success(run(session, folder, work, workedHere))
  } catch (thrown) {
    for (const close of openFiles) close()
    throw thrown
  }
}

function sessionOn(
  options: SessionOptions,
  { work, cache, remote, files }: Pick<Session, 'work' | 'cache' | 'remote' | 'files'>,
): Session {
  const { person, events, now, random, timers = realTimers } = options
  return {
    person,
    work,
    cache,
    remote,
    events,
    now,
    timers,
    random,
    connection: { kind: 'connecting' },
    lastExchangeAt: null,
    incomplete: incompleteOf(cache),
    locked: readLock(work),
    goOn: createWaker(now, timers),
    head: null,
    told: null,
    paging: newPagingWatch(),
    notices: newNoticeWatch(options.noticeRules, options.timeZone),
    unshown: new Set(),
    unkept: new Set(readSendingActIds(work)),
    files,
    incoming: new Map(),
    uploading: new Map(),
    fetching: new Map(),
    histories: new Map(),
    foldJournal: options.foldJournal ?? foldHere,
    folding: null,
    closed: false,
  }
}

function foldHere(path: string): Promise<void> {
  return new Promise((resolve) => resolve(foldJournal(path)))
}

function run(session: Session, folder: string, work: OpenedWork, workedHere: boolean): OpenSession {
  // After the answer to whoever opens it: before, nobody would know which session is meant.
  setImmediate(() => {
    if (session.closed) return
    void refreshDue(session)
    if (session.locked !== null) session.events.lockedOut(session.locked)
    else tellUnread(session)
  })
  const running = runSession(session)
  const closeFiles = () => {
    closeCache(session.cache)
    session.work.close()
  }
  return {
    session,
    running,
    workReport: work.report,
    workMissing: work.isNew && workedHere,
    folder,
    closeFiles,
    async close() {
      await running.stop()
      if (work.report !== null) forgetIfAllowed(session.work)
      closeFiles()
    },
  }
}

/** A disk that refuses this has the report told once more; it must not keep the files open. */
function forgetIfAllowed(work: Writing): void {
  try {
    forgetReport(work)
  } catch {
    return
  }
}
