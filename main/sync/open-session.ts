import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { success, type Result } from '../../shared/ipc/result.ts'
import type { Person } from '../../shared/ipc/views.ts'
import { openRemote, type Remote } from '../remote/remote.ts'
import { parseServiceAddress } from '../remote/service-address.ts'
import { readSendingActIds } from '../store/acts.ts'
import { closeCache, openCache } from '../store/cache.ts'
import { forgetReport, type SalvageReport } from '../store/salvage/salvage-report.ts'
import { personFolder } from '../store/person-folder.ts'
import { openWork } from '../store/work.ts'
import { readLock } from './lock-out.ts'
import { relayAll } from './relay-all.ts'
import { runSession, type RunningSession } from './run-session.ts'
import type { Session, SessionEvents } from './session.ts'
import { realTimers, type Timers } from './timers.ts'

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
 * address that no token may be sent to; throws what the disk throws.
 */
export function openSession(options: SessionOptions): Result<OpenSession> {
  const { person, now, timers = realTimers, connect = openRemote } = options
  const address = parseServiceAddress(person.serviceUrl)
  if (!address.ok) return address
  const folder = personFolder(options.profile, person.id, options.deskKey)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const workedHere = existsSync(join(folder, 'cache.db'))
  const work = openWork(join(folder, 'work.db'), now())
  const session: Session = {
    person,
    work: work.writing,
    cache: openCacheOrClose(join(folder, 'cache.db'), now(), () => work.writing.close()),
    remote: connect(address.value, options.token, options.version),
    events: options.events,
    now,
    timers,
    random: options.random,
    connection: { kind: 'connecting' },
    lastExchangeAt: null,
    locked: readLock(work.writing),
    head: null,
    unshown: new Set(),
    unkept: new Set(readSendingActIds(work.writing)),
    closed: false,
  }
  relayAll(session)
  // After the answer to whoever opens it: before, nobody would know which session is meant.
  setImmediate(() => {
    if (session.locked !== null && !session.closed) session.events.lockedOut(session.locked)
  })
  const running = runSession(session)
  const closeFiles = () => {
    closeCache(session.cache)
    session.work.close()
  }
  return success({
    session,
    running,
    workReport: work.report,
    workMissing: work.isNew && workedHere,
    folder,
    closeFiles,
    async close() {
      await running.stop()
      if (work.report !== null) forgetReport(session.work)
      closeFiles()
    },
  })
}

/** A cache that cannot be opened must not leave the outbox locked against the next try. */
function openCacheOrClose(path: string, now: number, release: () => void): ReturnType<typeof openCache> {
  try {
    return openCache(path, now)
  } catch (thrown) {
    release()
    throw thrown
  }
}
