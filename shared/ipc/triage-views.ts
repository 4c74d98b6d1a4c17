import type { GroupId, OutageId, TicketId } from '../protocol/common.ts'
import type { Flag } from '../protocol/flag.ts'
import type { Status } from '../rules/status.ts'
import type { Urgency } from '../rules/urgency.ts'
import type { Verdict } from '../rules/verdict.ts'
import type { ActId, ActState } from './act.ts'

/* What the screens are told about urgency: records, flags and outages. Instants are milliseconds since 1970 UTC. */

/** A ticket behind a number of a record. */
export interface RecordTicket {
  ticketId: TicketId
  /** Null until the service gave one. */
  number: number | null
  subject: string
  requesterName: string
  status: Status
  requested: Urgency
  verdict: Verdict | null
  isFlagged: boolean
  createdAt: number
}

/** What a mission-critical ticket counts for: see `caseKind` in `rules/urgency-record.ts`. */
export type RecordKind =
  'justified' | 'overstated' | 'falseAlarms' | 'couldNotKnow' | 'unjudged' | 'excused' | 'unvouched'

/** The urgency record of a group. */
export interface RecordView {
  groupId: GroupId
  groupName: string
  /** How far it looks back. */
  days: number
  /** Every mission-critical ticket, the newest first; `kinds` says what each counts for. */
  missionCritical: RecordTicket[]
  kinds: Record<RecordKind, TicketId[]>
  lastFalseAt: number | null
  /** How likely the next one is a false alarm, 0 to 1, smoothed for few cases. */
  falseShare: number
}

/** Its numbers alone, for a line in a list. */
export interface RecordSummary {
  missionCritical: number
  justified: number
  falseAlarms: number
  lastFalseAt: number | null
}

/** `act` is set while it has not reached the service. */
export interface FlagView extends Omit<Flag, 'version' | 'createdAt' | 'ticketId'> {
  createdAt: number
  isMine: boolean
  act: { id: ActId; state: ActState } | null
}

export interface OutageView {
  id: OutageId
  beganAt: number
  lastAt: number
  /** The groups that report it, by their names of today. */
  groups: { groupId: GroupId; name: string }[]
  /** The tickets that are tied to it, the oldest first. */
  tickets: { ticketId: TicketId; number: number | null; groupName: string; subject: string }[]
}

export interface NearGroup {
  groupId: GroupId
  name: string
  /** The alias that is alike, where it is not the name itself. */
  alias: string | null
  confirmed: boolean
}
