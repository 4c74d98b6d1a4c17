import type { BlockAct, EntryState } from '../protocol/blocklist.ts'
import type { GroupId, OperationId, TicketId } from '../protocol/common.ts'
import type { Thresholds } from '../protocol/settings.ts'
import type { ActId } from './act.ts'
import type { Failure } from './result.ts'
import type { RecordSummary, RecordTicket, RecordView } from './triage-views.ts'

/* What the screens are told about the pager blocklist. Instants are milliseconds since 1970 UTC. */

export const blocklistShows = ['current', 'past', 'to-review', 'all'] as const
/** `current`: in force, planned, or made only here; `past`: ended or lifted. */
export type BlocklistShow = (typeof blocklistShows)[number]

/** How far an operation has come. Only the desk enforces: the screen never pretends. */
export type Enforcement =
  /** It waits in the outbox, or is on its way. */
  | { kind: 'only-here'; actId: ActId }
  /** The desk has taken it; it has not come back through the feed yet. */
  | { kind: 'sent'; actId: ActId }
  /** `at`: when the desk had it. */
  | { kind: 'enforced'; at: number }
  | { kind: 'refused'; actId: ActId; failure: Failure }

/** The list in one line, for the bar above and for every screen that must warn. */
export interface BlocklistStatus {
  inForce: number
  /** Groups about which something waits for an administrator: disputes, refusals, entries that end soon. */
  needsAdmin: number
  /** Operations that the desk does not have yet. */
  onlyHere: number
  /** When the desk last answered: how old the list is. Null before the first time. */
  heardAt: number | null
  /**
   * The desk now tells another history than this workstation saw before: somebody rewrote the list, or an older backup
   * was put in its place. `seen`: the newest that was seen.
   */
  alarm: { seen: { order: number; hash: string }; noticedAt: number } | null
}

/** One group on the list: all its blocks in one row. */
export interface BlocklistRow {
  groupId: GroupId
  groupName: string
  /** The strongest of its entries' states, what was only done here counted in. */
  state: EntryState
  /** The desk withholds the group's pages at present, whatever waits here. */
  isWithheld: boolean
  /** How far what is shown has come: the least far of what it rests on. */
  enforcement: Enforcement
  /** Of the entry that ends last. */
  reason: string
  authors: string[]
  from: number
  /** Null: open-ended. */
  until: number | null
  reviewAt: number | null
  endsSoon: boolean
  hits: number
  lastHitAt: number | null
  /** In force for over 30 days, and never withheld anything. */
  isNeverHit: boolean
  /** All who blocked it have left. */
  hasAuthorLeft: boolean
  disputes: number
  record: RecordSummary
}

export interface BlocklistWindow {
  rows: BlocklistRow[]
  after: string | null
  total: number
}

/** One block of a group, as everything done about it leaves it. */
export interface EntryView {
  id: OperationId
  /** The group that was blocked: what is done about the entry is done under it, also where it was merged since. */
  groupId: GroupId
  state: EntryState
  enforcement: Enforcement
  reason: string
  authorName: string
  hasAuthorLeft: boolean
  from: number
  until: number | null
  reviewAt: number | null
  endsSoon: boolean
  lifted: { at: number; byName: string; reason: string } | null
  evidence: RecordTicket[]
  /** Pages withheld because of it, the newest first, each with its ticket. */
  hits: { at: number; ticketId: TicketId; number: number | null; subject: string }[]
}

/** One line of the audit. */
export interface OperationView {
  id: OperationId
  act: BlockAct
  byName: string
  /** By the clock of the workstation on which it was made. */
  madeAt: number
  enforcement: Enforcement
  /** Its place in the desk's chain, and its hash; null while only here. */
  order: number | null
  hash: string | null
  reason: string
  /** An erasure took its words. */
  isErased: boolean
  until: number | null | undefined
  targets: OperationId[]
  isSuperseded: boolean
}

/** Two operations that did not know of each other: one counts, the other does not. */
export interface DisputeView {
  entryId: OperationId
  kept: OperationView
  lost: OperationView
}

export interface BlockedGroupView {
  groupId: GroupId
  groupName: string
  aliases: string[]
  confirmed: boolean
  entries: EntryView[]
  disputes: DisputeView[]
  /** The audit, the newest first. */
  operations: OperationView[]
  /** Who would otherwise mistake another group for it. */
  near: { groupId: GroupId; name: string }[]
}

/** What a block would have meant, over what is cached. */
export interface BlockPreview {
  days: number
  /** Pages that would have been withheld, the newest first. */
  withheld: RecordTicket[]
  /** Those of them that were right to wake people. */
  justified: RecordTicket[]
  /** The group is blocked already: by so many entries. */
  entriesInForce: number
}

/** What walking the chain found. */
export type ChainReport = { operations: number; head: { order: number; hash: string } | null } & (
  | { kind: 'holds' }
  | { kind: 'empty' }
  /** The first place where it is broken. */
  | { kind: 'broken'; order: number; what: 'gap' | 'link' | 'hash' | 'reason' }
  | { kind: 'rewritten'; seen: { order: number; hash: string } }
)

/** What the rule says of one group. */
export interface Suggestion {
  groupId: GroupId
  groupName: string
  record: RecordView
  /** The false alarms that met the rule, the newest first. */
  falseAlarms: RecordTicket[]
  /** Had it been blocked as soon as the rule was met. */
  replay: { metAt: number | null; withheld: RecordTicket[]; justified: RecordTicket[] }
}

export interface SuggestionsView {
  /** The desk's. */
  rule: Thresholds['suggestion']
  /** Changed here and not sent yet. */
  pending: boolean
  /** Not blocked, and suggested: the most false alarms first. At most 200. */
  suggestions: Suggestion[]
  total: number
  /** Over all groups, had every suggestion been followed at once: what the rule would have done in `days` days. */
  replay: { days: number; groups: number; withheld: number; justified: RecordTicket[] }
}

/** The evidence about one group, readable by people and programs; `format` names its version. */
export interface EvidencePack {
  format: 'imagine-desk-evidence-1'
  /** RFC 3339. */
  madeAt: string
  provider: string
  group: { id: GroupId; name: string; aliases: string[] }
  record: RecordView
  entries: EntryView[]
  operations: OperationView[]
  chain: ChainReport
}
