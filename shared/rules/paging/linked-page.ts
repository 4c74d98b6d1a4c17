import type { Delivery } from '../../protocol/delivery.ts'
import type { Message } from '../../protocol/message.ts'
import type { Page } from '../../protocol/page.ts'
import type { Responder } from '../../protocol/responder.ts'
import type { Ticket } from '../../protocol/ticket.ts'
import type { UrgencyRecord } from '../urgency-record.ts'

/** What somebody who was paged sees by their link. */
export interface LinkedPage {
  readonly page: Page
  /** Whose link it is. */
  readonly responder: Responder
  /** The first one; null where the page is about none. */
  readonly ticket: Ticket | null
  readonly messages: readonly Message[]
  /** Of the ticket's group. */
  readonly record: UrgencyRecord | null
  readonly deliveries: readonly Delivery[]
  /** Everybody who can be paged, in the order of their names. */
  readonly others: readonly Responder[]
}
