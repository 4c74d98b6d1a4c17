import type { Flag } from '../protocol/flag.ts'
import type { Group } from '../protocol/group.ts'
import type { Ticket } from '../protocol/ticket.ts'
import type { UrgencyCase } from './urgency-record.ts'

/** A ticket, and what decides beside it what it counts for in its group's record. */
export interface CaseGround {
  readonly ticket: Pick<
    Ticket,
    'id' | 'urgency' | 'verdict' | 'requester' | 'reporterConfirmed' | 'createdAt'
  >
  readonly contacts: Group['contacts']
  readonly flags: readonly Pick<Flag, 'id'>[]
  readonly isOutage: boolean
}

/** A ticket as its group's record sees it: the same on the service and in every console. */
export function urgencyCase({ ticket, contacts, flags, isOutage }: CaseGround): UrgencyCase {
  return {
    ticketId: ticket.id,
    requested: ticket.urgency.requested,
    verdict: ticket.verdict,
    isFlagged: flags.length > 0,
    isVouched: isVouched(ticket.reporterConfirmed != null, ticket.requester, contacts),
    isOutage,
    at: Date.parse(ticket.createdAt),
  }
}

/** Whether a ticket counts as its group's own: somebody of the staff said so, or it came from a contact they know. */
export function isVouched(
  isConfirmed: boolean,
  requester: Pick<Ticket['requester'], 'email' | 'phone'>,
  contacts: Group['contacts'],
): boolean {
  return isConfirmed || isKnownContact(requester, contacts)
}

/** Whether somebody can be reached where a known contact of the group is: by the same address, or the same number. */
export function isKnownContact(
  requester: Pick<Ticket['requester'], 'email' | 'phone'>,
  contacts: Group['contacts'],
): boolean {
  const email = requester.email.trim().toLowerCase()
  const digits = lastDigits(requester.phone)
  return contacts.some(
    (contact) =>
      (email !== '' && contact.email.trim().toLowerCase() === email) ||
      (digits !== null && lastDigits(contact.phone) === digits),
  )
}

/** Country and area codes are written in many ways; what follows them tells numbers apart. */
const tellingDigits = 8

function lastDigits(phone: string): string | null {
  const digits = phone.replace(/\D/g, '')
  return digits.length < tellingDigits ? null : digits.slice(-tellingDigits)
}
