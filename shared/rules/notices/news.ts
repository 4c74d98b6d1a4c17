import type { GroupId, TicketId } from '../../protocol/common.ts'
import type { Urgency } from '../urgency.ts'

/** A ticket about which there may be something to tell. */
export interface TicketNews {
  readonly ticketId: TicketId
  /** Null until the service gave one. */
  readonly number: number | null
  /** Null until the service knows which group it is. */
  readonly groupId: GroupId | null
  readonly groupName: string
  readonly subject: string
  readonly urgency: Urgency
  /** The blocklist kept its page back. */
  readonly isWithheld: boolean
  /** This person did what would be told. */
  readonly isByMe: boolean
  /** It is assigned to this person, or they filed it, wrote on it or were named there. */
  readonly isMine: boolean
}

/** What somebody wrote on a ticket; of several on one ticket, the newest. */
export interface MessageNews {
  readonly messageId: string
  readonly count: number
  /** Who wrote it. */
  readonly author: string
  readonly ticket: TicketNews
}

/** Something was promised for a ticket, and little time is left, or none. */
export interface DueNews {
  readonly ticket: TicketNews
  readonly isLate: boolean
  /** In ms: promised anew, it is told anew. */
  readonly dueAt: number
}

/** A page under way that nobody has. */
export interface PageNews {
  readonly pageId: string
  readonly ticketIds: readonly TicketId[]
  /** Null where it is about no group. */
  readonly groupId: GroupId | null
  readonly isDrill: boolean
  /** What it is about, in a few words, and its first ticket's number. */
  readonly words: string
  readonly number: number | null
  /** This person is one of those who are woken. */
  readonly isToMe: boolean
  /** This person made it. */
  readonly isByMe: boolean
}

/** All that a person may have to be told of at this moment. */
export interface News {
  /* What stands: told once while it lasts, and again when it was over and comes back. */
  /** The keys of what stands and was told, of which nothing more has to be known. */
  readonly known: readonly string[]
  readonly pages: readonly PageNews[]
  /** Mission critical, and not settled. */
  readonly critical: readonly TicketNews[]
  /** Assigned to this person, and not settled. */
  readonly assigned: readonly TicketNews[]
  /** Assigned to this person, and soon late or late already. */
  readonly due: readonly DueNews[]
  /* What came since it was looked last. */
  /** Of the other urgencies, and not settled. */
  readonly filed: readonly TicketNews[]
  /** By customers, on tickets that were there before. */
  readonly messages: readonly MessageNews[]
  /** Notes of colleagues that name this person. */
  readonly mentions: readonly MessageNews[]
}

export const noNews: News = {
  known: [],
  pages: [],
  critical: [],
  assigned: [],
  due: [],
  filed: [],
  messages: [],
  mentions: [],
}
