import type { PageId, TicketId } from '../protocol/common.ts'
import type { ResponderRole } from '../protocol/responder.ts'
import type { PagedSoFar } from '../rules/paging/paged-so-far.ts'

/* What every screen is told while something is wrong with paging. Instants are milliseconds since 1970 UTC. */

/** A page that reaches nobody, and why. */
export interface TroubledPage {
  pageId: PageId
  /** Null where it is about none, or that one is not here. */
  ticket: { ticketId: TicketId; number: number | null; subject: string } | null
  trouble: string
  beganAt: number
}

export interface AlarmsView {
  /** The pager of the desk gives no sign of life, since then; `since` null: it never gave one. */
  pagerSilent: { since: number | null } | null
  /** The oldest first. */
  troubled: TroubledPage[]
  /** Pages under way that nobody has. */
  unheld: number
}

/** A mission-critical ticket that is not settled, and what is known here of its paging. */
export interface CriticalTicket {
  ticketId: TicketId
  /** Null until the service gave one. */
  number: number | null
  groupName: string
  subject: string
  requesterName: string
  requesterPhone: string
  createdAt: number
  paged: PagedSoFar
}

export interface CallListPerson {
  name: string
  role: ResponderRole
  isOnDuty: boolean
  /** Blank where nobody told it. */
  phone: string
}

/** Whom to call where this machine cannot page. */
export interface CallListView {
  /** Those of which nobody is known to have them first, then the newest first; at most 50. */
  tickets: CriticalTicket[]
  ticketsLeftOut: number
  /** Those on duty first, then by name. */
  people: CallListPerson[]
  emergencyPhone: string
  providerName: string
  /** When the desk was last heard; null: never. */
  heardAt: number | null
  madeAt: number
}
