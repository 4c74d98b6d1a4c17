import type { GroupId, Requester, StaffId, TicketId } from '../protocol/common.ts'
import type { Group } from '../protocol/group.ts'
import type { Message } from '../protocol/message.ts'
import type { DutyHours } from '../protocol/rota.ts'
import type { SettingsReply } from '../protocol/settings.ts'
import type { Role } from '../protocol/staff.ts'
import type { Ticket, TicketLink } from '../protocol/ticket.ts'
import type { GateOutcome } from '../rules/page-gate.ts'
import type { DueNext } from '../rules/service-levels/due-next.ts'
import type { TicketClocks } from '../rules/service-levels/ticket-clocks.ts'
import type { Status } from '../rules/status.ts'
import type { Urgency } from '../rules/urgency.ts'
import type { ActId, ActState, FieldConflict } from './act.ts'
import type { AttachmentView } from './attachment-calls.ts'
import type { CopyView, TicketCalled } from './copy-views.ts'
import type { Failure } from './result.ts'
import type { PageView } from './page-views.ts'
import type { FlagView, OutageView, RecordSummary } from './triage-views.ts'

/* What the screens are told. Instants are milliseconds since 1970 UTC. */

/** The person whose cache this is. */
export interface Person {
  id: StaffId
  name: string
  email: string
  role: Role
  serviceUrl: string
  /** A sample desk: the standing banner says that it wakes nobody. */
  sample: boolean
}

export type SessionView =
  /** `failure`: why somebody's desk could not be opened just now; `session.retry` tries it again. */
  | { kind: 'signed-out'; lastServiceUrl: string | null; failure?: Failure }
  | { kind: 'starting-sample' }
  /** `notice`: something about this person's files that they must hear of, such as a damaged one that was set aside. */
  | { kind: 'signed-in'; person: Person; notice?: Failure }
  /** The device was revoked: the cache is locked, unsent work is kept for its author. */
  | { kind: 'locked-out'; person: Person; failure: Failure }

export type ConnectionState =
  | { kind: 'connecting' }
  /**
   * A first sync. Both count along the feed: `done` is the sequence number of the last change that is kept here, `total`
   * the newest one of the service, as `/v1/events` tells it; null until it was told. `again`: what was here stays in
   * use meanwhile, and everything is read anew, since the desk has another history now. `since`: when the first page of
   * it was here, and how far that reached: its pace follows. `isPaused`: a person has it wait.
   */
  | {
      kind: 'pulling'
      done: number
      total: number | null
      again?: boolean
      since?: { at: number; done: number }
      isPaused?: boolean
    }
  | { kind: 'online'; since: number }
  | { kind: 'offline'; since: number; retryAt: number | null; failure: Failure }
  /** The console's back is gone: nothing that is done on the screens now is kept. */
  | { kind: 'stopped'; failure: Failure }

export interface ConnectionView {
  state: ConnectionState
  /** When the service last answered; null before the first answer. */
  lastExchangeAt: number | null
  waiting: number
  needsYou: number
  /** Why only a part of the desk is here yet: never synced so far, or the copy was damaged. Absent where all of it is. */
  incomplete?: 'first-sync' | 'after-damage'
}

export interface QueueRow {
  id: TicketId
  /** Null for a ticket filed here whose number is still to come. */
  number: number | null
  groupId: GroupId | null
  groupName: string
  groupConfirmed: boolean
  subject: string
  requesterName: string
  status: Status
  urgency: Urgency
  requestedUrgency: Urgency
  assigneeId: StaffId | null
  assigneeName: string | null
  /** What the gate decided, while it is mission critical and not settled: red where nobody was woken. */
  gate: GateOutcome | null
  /** It asks for people, and a page about it went out, or could not, that nobody has said they have. */
  unheld: boolean
  /** How many groups report the outage that it is part of; null where it is part of none. */
  outageGroups: number | null
  /** The group's pages are withheld now. */
  groupBlocked: boolean
  /** The ticket in which it goes on, by its number (null while it has none); null for one of its own. */
  mergedInto: { number: number | null } | null
  /** What was promised and comes due next; null where nothing is. */
  due: DueNext | null
  createdAt: number
  updatedAt: number
  /** Something done here has not reached the service. */
  pending: boolean
  /** Where the row stands in its order; opaque, given back to read on from it. */
  key: string
}

export interface QueueWindow {
  rows: QueueRow[]
  /** How many rows the view has in all; at least so many where `search` says that they are not counted yet. */
  total: number
  /** Index of `rows[0]` within the view. */
  start: number
  /** Absent where nothing was typed, or nothing that could be searched for. */
  search?: SearchView
  /**
   * Under which headings the rows stand; absent where they stand under none. `list` is left out where the asker holds the one of
   * this mark. Rows under headings that are collapsed are not counted in `total`.
   */
  sections?: { mark: string; list?: QueueSection[] }
}

/** A heading of the queue. */
export interface QueueSection {
  /** An urgency, a status, or an id; empty for what has none. */
  key: string
  name: string
  /** Rows of the view that belong under it, also while it is collapsed. */
  count: number
}

/** What is told of a search beside its hits. */
export interface SearchView {
  /** Tickets in the cache: all of them were searched. */
  searched: number
  /** Of these, how many have new words that are not in the index yet. */
  unindexed: number
  /** Otherwise `total` is what was counted before the first rows were shown; `queue.counts` has all. */
  isTotalExact: boolean
  /** Hits that the order reaches; beyond them hits follow by recency, or are left out of a ranking. Null: all. */
  ordered: number | null
  /** Sentences about what was not understood, and therefore not searched for. */
  hints: string[]
}

/** One line under the search field. */
export interface SearchSuggestion {
  kind: 'operator' | 'value' | 'group' | 'person' | 'colleague' | 'ticket'
  /** What a person reads: "status:", "ACME Corp", "#5012 Mail is down". */
  name: string
  /** What it is or does. */
  description: string
  /** Taking it puts this in the place of the letters from `start` to `end` (UTF-16 offsets). */
  insert: { start: number; end: number; text: string }
}

export interface QueueCounts {
  /** Per effective urgency, under all filters of the view but the urgency filter. */
  byUrgency: Record<Urgency, number>
  /** Under all filters, the urgency filter too: the rows of the view. */
  total: number
  /** Of a search: how many more it finds outside the filters that do not stand in its text. */
  hidden?: number
}

/** A message as a ticket shows it; `act` is set while it has not reached the service. */
export interface MessageView extends Omit<Message, 'position' | 'createdAt' | 'attachments' | 'alsoTo'> {
  createdAt: number
  /** Whose requesters get it too; absent where nobody else does. */
  alsoTo?: CopyView[]
  /** The ticket in which it was written, where it is shown on another one whose requester got it too. */
  writtenIn?: TicketCalled
  /** Absent where it has none. */
  attachments?: AttachmentView[]
  /** `unseen`: the messages for which a reply is held. */
  act: { id: ActId; state: ActState; unseen: Message['id'][] } | null
}

export interface PendingChange {
  id: ActId
  title: string
  state: ActState
  wakes: boolean
  conflicts: FieldConflict[]
}

/** The promises of a ticket. `promised`: in minutes of business time, and when that runs; null hours are day and night. */
export interface ClocksView extends TicketClocks {
  promised: {
    firstAnswer: number | null
    solution: number | null
    hours: readonly DutyHours[] | null
    timeZone: string
  }
}

/** Another ticket, and how this one stands to it. */
export interface LinkView extends Omit<TicketLink, 'at'> {
  at: number
  /** Null where the other one is not here yet. */
  other: {
    number: number | null
    subject: string
    status: Status
    /** How the ticket is called in which it goes on, where it was merged. */
    mergedInto?: string
  } | null
}

/** The ticket that one was merged into. Who and when are null where a desk of before kept neither. */
export interface MergedIntoView {
  ticketId: TicketId
  /** Null where the other one is not here yet. */
  other: { number: number | null; subject: string; status: Status } | null
  byName: string | null
  at: number | null
}

/** A ticket that was merged into the one that is shown, maybe by way of another one; its messages stand among the others. */
export interface JoinedTicket {
  ticket: Pick<
    TicketView['ticket'],
    'id' | 'number' | 'subject' | 'requester' | 'urgency' | 'mergedInto' | 'groupId' | 'groupName'
  >
  byName: string | null
  at: number | null
  /** The newest of its messages that the service has and this view shows. */
  seenThrough: Message['id'] | null
}

export interface TicketView {
  /** As pulled, with the pending acts laid over it. `number` is null until the service gave one. */
  ticket: Omit<Ticket, 'number' | 'groupId'> & { number: number | null; groupId: GroupId | null }
  group: GroupView | null
  assigneeName: string | null
  /** Those of the tickets that were merged into it too, by time; each says whose it is. What is unsent of its own comes last. */
  messages: MessageView[]
  /** The newest of its own messages that the service has and this view shows: what a reply carries as `seenThrough`. */
  seenThrough: Message['id'] | null
  clocks: ClocksView
  /** Flags of staff, the oldest first; those made here and not sent yet too. */
  flags: FlagView[]
  /** Tickets that it is linked with, what was linked last at the end. */
  links: LinkView[]
  /** Null while it is a ticket of its own. */
  mergedInto: MergedIntoView | null
  /** In the order of their numbers. */
  joined: JoinedTicket[]
  /** The outage that it is part of. */
  outage: OutageView | null
  /** Pages that it caused or is counted into, the newest first. */
  pages: PageView[]
  /** Acts on this ticket, other than messages, that have not reached the service. */
  pending: PendingChange[]
}

export interface GroupView extends Group {
  /** Open, new or pending tickets in the cache. */
  activeTickets: number
  /** What stands beside its name: of the last 90 days. */
  record: RecordSummary
  /** Whether the desk withholds its pages now, will, or only this workstation says so yet. */
  blocked: 'in-force' | 'planned' | 'only-here' | null
  pending: boolean
}

export interface GroupWindow {
  groups: GroupView[]
  after: string | null
  total: number
}

export interface StaffView {
  id: StaffId
  name: string
  email: string
  role: Role
  revoked: boolean
}

/** Somebody who wrote or called before, or is a known contact of a group. */
export interface KnownRequester {
  requester: Requester
  groupName: string
  lastTicketNumber: number | null
}

export interface HostView {
  kind: 'electron' | 'browser'
  version: string
  platform: string
  /** Where the token rests. `plain-text`: the system offers no keychain, and the person agreed. */
  tokenStorage: 'keychain' | 'plain-text' | 'file'
  profile: string
}

export type ProviderView = SettingsReply | null
