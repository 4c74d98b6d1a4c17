import type { TicketView } from '../../shared/ipc/views.ts'
import { gateOutcomes } from '../../shared/rules/page-gate.ts'
import { statusRank } from '../../shared/rules/status.ts'
import { urgencyRank } from '../../shared/rules/urgency.ts'

/** A ticket as the screens show it: pulled, with pending acts laid over it. */
export type ShownTicket = TicketView['ticket']

/** Places of tickets whose number is still to come lie behind every number a desk will give. */
const withoutNumber = 1e13

export function ticketPlace(number: number | null, createdAt: number): number {
  return number ?? withoutNumber + createdAt
}

/** The digits of a phone number: what a caller's display and a typed number have in common. */
export function digitsOf(phone: string): string {
  return phone.replace(/\D/g, '')
}

export function reversedDigits(digits: string): string {
  return digits.split('').toReversed().join('')
}

export function fullName(person: { firstName: string; lastName: string }): string {
  return `${person.firstName} ${person.lastName}`.trim()
}

/** The columns of a ticket that windows, counts and searches read. */
export interface TicketColumns {
  number: number | null
  place: number
  urgency: number
  status: number
  requested: number
  /** Of the gate's last decision, its place among the outcomes from 1; 0 for none. */
  gate: number
  groupId: string
  assigneeId: string
  updatedAt: number
  createdAt: number
  groupName: string
  subject: string
  requesterName: string
  requesterEmail: string
  requesterDigits: string
}

export function ticketColumns(ticket: ShownTicket): TicketColumns {
  const createdAt = Date.parse(ticket.createdAt)
  return {
    number: ticket.number,
    place: ticketPlace(ticket.number, createdAt),
    urgency: urgencyRank(ticket.urgency.effective),
    status: statusRank(ticket.status),
    requested: urgencyRank(ticket.urgency.requested),
    gate: ticket.gate == null ? 0 : gateOutcomes.indexOf(ticket.gate.outcome) + 1,
    groupId: ticket.groupId ?? '',
    assigneeId: ticket.assigneeId ?? '',
    updatedAt: Date.parse(ticket.updatedAt),
    createdAt,
    groupName: ticket.groupName,
    subject: ticket.subject,
    requesterName: fullName(ticket.requester),
    requesterEmail: ticket.requester.email.toLowerCase(),
    requesterDigits: digitsOf(ticket.requester.phone),
  }
}
