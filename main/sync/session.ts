import type { ActId } from '../../shared/ipc/act.ts'
import type { AlarmsView } from '../../shared/ipc/alarm-views.ts'
import type { Notice, UnreadCount } from '../../shared/ipc/notices.ts'
import type { Failure, Result } from '../../shared/ipc/result.ts'
import type { Topic } from '../../shared/ipc/events.ts'
import type { ConnectionState, ConnectionView, Person } from '../../shared/ipc/views.ts'
import type { TicketId } from '../../shared/protocol/common.ts'
import type { ToldPage } from '../remote/head-events.ts'
import type { Remote } from '../remote/remote.ts'
import type { Cache } from '../store/cache.ts'
import type { FileFolder } from '../store/file-folder.ts'
import type { Writing } from '../store/handles.ts'
import { countUnsent } from '../store/acts.ts'
import type { NoticeWatch } from './alarms/notice-watch.ts'
import type { PagingWatch } from './alarms/paging-watch.ts'
import type { IncomingFile } from './files/add-file.ts'
import type { Timers } from './timers.ts'
import type { Waker } from './waker.ts'
import { nextConnection, type ConnectionEvent } from './connection.ts'

/** What a session tells whoever shows it. */
export interface SessionEvents {
  changed(change: { topics: Topic[]; ticketIds: TicketId[] | null }): void
  connection(view: ConnectionView): void
  lockedOut(failure: Failure): void
  /** The service calls this person by another name or role now, or a locked device is welcome again. */
  person(person: Person): void
  /** What is wrong with paging is something else now. */
  alarms(view: AlarmsView): void
  /** What its person is to be told of, wherever they look. */
  notices(notices: Notice[]): void
  /** How much of that nobody has opened, whenever the list of it is another. */
  unread(count: UnreadCount): void
  /** What came could not be kept, and it was not the disk that refused it: a file may be damaged. */
  doubted(): void
}

/** One person's open files and line to the service: what everything in this room works on. */
export interface Session {
  person: Person
  /** Replaced as a whole when everything was pulled anew. */
  cache: Cache
  readonly work: Writing
  readonly remote: Remote
  readonly events: SessionEvents
  readonly now: () => number
  readonly timers: Timers
  /** In [0, 1). */
  readonly random: () => number
  connection: ConnectionState
  lastExchangeAt: number | null
  /** Why the cache has never held all of the feed; null once it has. */
  incomplete: 'first-sync' | 'after-damage' | null
  /** Why this device is not welcome any more; null while it is. */
  locked: Failure | null
  /** Woken when a sync that a person had wait is to go on. */
  readonly goOn: Waker
  /** The service's newest sequence number, as far as it has told; null before. */
  head: number | null
  /** The page that came with the newest head, until it is written or another head comes; null where none did. */
  told: ToldPage | null
  readonly paging: PagingWatch
  readonly notices: NoticeWatch
  /** Subjects whose acts the cache could not show yet (a full disk). */
  readonly unshown: Set<string>
  /** Acts that left and whose state the disk did not take, or of whose way a crash left nothing known: they wait anew. */
  readonly unkept: Set<ActId>
  /** Bytes of attachments on this workstation. */
  readonly files: FileFolder
  /** Files that come over from a screen. */
  readonly incoming: Map<string, IncomingFile>
  /** Of files that are being sent: how many bytes have left. */
  readonly uploading: Map<string, number>
  /** Files that are being fetched from the desk. */
  readonly fetching: Map<string, Promise<Result<null>>>
  /** Histories that are being fetched from the desk, by their tickets. */
  readonly histories: Map<string, Promise<Result<null>>>
  /** Folds the journal of the cache at this path into its file, in a thread of its own. */
  readonly foldJournal: (path: string) => Promise<void>
  /** While that goes on; null otherwise. */
  folding: Promise<void> | null
  /** Set once: nothing begins any more. */
  closed: boolean
}

/** Moves the connection on and tells about it, where that changes anything a person sees. */
export function noteConnection(session: Session, event: ConnectionEvent): void {
  if (event.kind === 'caught-up' || event.kind === 'page-pulled') session.lastExchangeAt = session.now()
  const next = nextConnection(session.connection, event)
  if (next === session.connection) return
  session.connection = next
  tellConnection(session)
}

export function tellConnection(session: Session): void {
  if (!session.closed) session.events.connection(connectionView(session))
}

export function connectionView(session: Session): ConnectionView {
  const { waiting, needsYou } = countUnsent(session.work)
  const { connection: state, lastExchangeAt, incomplete } = session
  return { state, lastExchangeAt, waiting, needsYou, ...(incomplete !== null && { incomplete }) }
}
