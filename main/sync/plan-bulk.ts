import type { ActOf } from '../../shared/ipc/act.ts'
import type { BulkChange } from '../../shared/ipc/bulk.ts'
import { messageIdSchema, type TicketId } from '../../shared/protocol/common.ts'
import { asksVerdict, isDone } from '../../shared/rules/asks-verdict.ts'
import { assertNever } from '../../shared/rules/assert-never.ts'
import { statusNames, type Status } from '../../shared/rules/status.ts'
import { urgencyNames } from '../../shared/rules/urgency.ts'
import { standingOf, wakingBy } from '../../shared/rules/wakes-people.ts'
import type { ShownTicket } from '../store/ticket-row.ts'

/** What a bulk act means for one ticket: an act of its own, or a sentence that says why it is left out. */
export type BulkStep =
  | { kind: 'act'; act: ActOf<'change-ticket' | 'note'>; isWithoutVerdict: boolean }
  | { kind: 'left-out'; why: string }

/** What of a bulk act needs the world: the name of whom tickets are given to, and ids for what is made. */
export interface BulkSurroundings {
  assigneeName: string
  newId: () => string
}

/** `ticket` as it is shown; null where it is not here any more. Whatever is planned here wakes nobody. */
export function planBulk(
  change: BulkChange,
  ticketId: TicketId,
  ticket: ShownTicket | null,
  { assigneeName, newId }: BulkSurroundings,
): BulkStep {
  if (ticket === null) return leftOut('It is no longer here.')
  switch (change.kind) {
    case 'status':
      return planStatus(change.status, ticketId, ticket)
    case 'assign': {
      const { assigneeId } = change
      if (ticket.assigneeId !== assigneeId) return changed(ticketId, { assigneeId })
      return leftOut(assigneeId === null ? 'Nobody has it already.' : `${assigneeName} has it already.`)
    }
    case 'urgency': {
      const { urgency, reason } = change
      const now = ticket.urgency.effective
      if (now === urgency) return leftOut(`It is of the urgency “${urgencyNames[now]}” already.`)
      if (now === 'mission-critical')
        return leftOut('It is mission critical: lower it in the ticket itself, with the reason.')
      return changed(ticketId, { urgency, ...(reason === undefined ? {} : { reason }) })
    }
    case 'note': {
      const messageId = messageIdSchema.parse(newId())
      return {
        kind: 'act',
        act: { kind: 'note', ticketId, messageId, body: change.body },
        isWithoutVerdict: false,
      }
    }
    default:
      return assertNever(change)
  }
}

function planStatus(status: Status, ticketId: TicketId, ticket: ShownTicket): BulkStep {
  if (ticket.status === status) return leftOut(`It is ${statusNames[status].toLowerCase()} already.`)
  if (ticket.mergedInto !== null) return leftOut('It was merged into another ticket.')
  if (status === 'resolved' && ticket.status === 'closed') return leftOut('It is closed already.')
  const before = standingOf(ticket)
  if (wakingBy(before, { ...before, status }) !== null)
    return leftOut(
      'It is mission critical: opened again, it would wake people. Do that in the ticket itself.',
    )
  return changed(ticketId, { status }, asksVerdict(ticket, status))
}

function changed(ticketId: TicketId, set: ActOf<'change-ticket'>['set'], isWithoutVerdict = false): BulkStep {
  return { kind: 'act', act: { kind: 'change-ticket', ticketId, set }, isWithoutVerdict }
}

function leftOut(why: string): BulkStep {
  return { kind: 'left-out', why }
}

/** What a person reads of it: "Resolve 38 tickets". */
export function bulkTitle(change: BulkChange, count: number, assigneeName: string): string {
  const tickets = count === 1 ? '1 ticket' : `${count} tickets`
  switch (change.kind) {
    case 'status':
      return statusTitle(change.status, tickets)
    case 'assign':
      return change.assigneeId === null ? `Give ${tickets} to nobody` : `Give ${tickets} to ${assigneeName}`
    case 'urgency':
      return `Urgency “${urgencyNames[change.urgency]}” for ${tickets}`
    case 'note':
      return `Note on ${tickets}`
    default:
      return assertNever(change)
  }
}

function statusTitle(status: Status, tickets: string): string {
  if (isDone(status)) return status === 'resolved' ? `Resolve ${tickets}` : `Close ${tickets}`
  return `Status “${statusNames[status]}” for ${tickets}`
}
