import type { GroupId, PageId, ResponderId, TicketId } from '../protocol/common.ts'
import type { Delivery, DeliveryPurpose, DeliveryState } from '../protocol/delivery.ts'
import type { AcknowledgementWay, Page } from '../protocol/page.ts'
import type { Channel, ResponderRole } from '../protocol/responder.ts'
import type { ActId, ActState } from './act.ts'

/* What the screens are told about pages. Instants are milliseconds since 1970 UTC, the service's but for acts. */

export const pageShows = ['live', 'withheld', 'all'] as const
/** `live`: under way, whether somebody has it or not. */
export type PageShow = (typeof pageShows)[number]

export interface PagedTicket {
  ticketId: TicketId
  /** Null until the service gave one. */
  number: number | null
  subject: string
}

/** What was said here of a page and has not come back from the desk. */
export interface LaidOnPage {
  id: ActId
  kind: 'acknowledge' | 'resolve' | 'hand-over'
  /** To whom it is handed over, where that person is known here. */
  toName: string | null
  note: string
  state: ActState
}

export interface PageView {
  id: PageId
  kind: Page['kind']
  /** It only tries one method of one person: it wakes nobody, and nobody has to have it. */
  isTrial: boolean
  /** Null while only this workstation knows of it. */
  state: Page['state'] | null
  beganAt: number
  /** How many tickets are counted into it. */
  tickets: number
  /** The first of them; null where it is about none, or that one is not here. */
  ticket: PagedTicket | null
  groupId: GroupId | null
  groupName: string | null
  /** Who woke people by hand. */
  madeByName: string | null
  text: string
  /** Set while a page by hand has not reached the service. */
  act: { id: ActId; state: ActState } | null
  /** When a gateway first took a message of it. */
  notifiedAt: number | null
  acknowledgedAt: number | null
  holder: { name: string; how: AcknowledgementWay; isMe: boolean } | null
  resolvedAt: number | null
  /** How often it went round. */
  round: number
  /** When it goes round again unless somebody has it; null where it does not. */
  nextRoundAt: number | null
  trouble: string
  /** People for whom a message that wakes was made, and those of whom a gateway took one. */
  people: number
  reached: number
  laid: LaidOnPage[]
}

/** One message to one person, with every instant that is known of it, in their order. */
export interface DeliveryView {
  id: Delivery['id']
  purpose: DeliveryPurpose
  channel: Channel
  to: string
  isVerified: boolean
  round: number
  state: DeliveryState
  tries: number
  /** The gateway's; blank before its first answer. */
  words: string
  moments: { state: DeliveryState; at: number }[]
}

/** Everything that went to one person for a page. */
export interface LadderView {
  responderId: ResponderId
  name: string
  /** Null for somebody who is not among the responders any more. */
  role: ResponderRole | null
  hasIt: boolean
  /** How far the furthest of the messages that wake has come; null where there is none. */
  standing: DeliveryState | null
  /** The messages that wake, by the round of the page, the first one first; in each in the order in which they were tried. */
  rounds: { round: number; deliveries: DeliveryView[] }[]
  /** What was told besides: that somebody has it, that it is over, tests and codes. */
  told: DeliveryView[]
}

/** One page in full. */
export interface PageDetail {
  page: PageView
  /** All that are here of the tickets that are counted into it. */
  tickets: PagedTicket[]
  /** The names of those who were asked for; none: everybody on duty. */
  askedFor: string[]
  ladders: LadderView[]
  deliveriesLeftOut: number
}

export interface PageWindow {
  rows: PageView[]
  after: string | null
  total: number
}

/** A line of the delivery log. */
export interface LoggedDelivery extends DeliveryView {
  pageId: PageId
  /** "#5123 Acme", "Drill": what the page is about. */
  pageName: string
  responderName: string
}

/** `total`: null where words were looked for and more may follow. */
export interface DeliveryWindow {
  rows: LoggedDelivery[]
  after: string | null
  total: number | null
}

/** The pages in one line, for the bar above. */
export interface PagesStatus {
  live: number
  /** Of those, the ones that nobody has, by what the desk says. */
  unheld: number
}

/** Somebody to whom a page can go. */
export interface PagePerson {
  id: ResponderId
  name: string
  role: ResponderRole
  isOnDuty: boolean
  /** Ways to reach them; none: a page reaches them only by this desk's screen. */
  methods: number
  isMe: boolean
}
