import type { TicketId } from '../protocol/common.ts'
import type { MailDelivery } from '../protocol/message.ts'

/** How a ticket is called; without a number until the service gave it one. */
export interface TicketCalled {
  id: TicketId
  number: number | null
  subject: string
}

/** Somebody beside the requester of its ticket whom a reply goes to. */
export interface CopyView {
  /** The ticket on whose receipt they read it; null where it is not here. */
  ticket: TicketCalled | null
  /** Who asked there. */
  name: string
  /** Absent while it has not reached the desk. */
  mail?: MailDelivery
}
