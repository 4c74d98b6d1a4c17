import { survivingGroup } from './model-groups.ts'
import { apartTicket } from '#server/store/ticket-unmerge'
import { Refusal, notFound } from '#server/store/refusal'
import type { Author } from '#shared/protocol/common'
import type { Ticket } from '#shared/protocol/ticket'
import { asksAnew } from '#shared/rules/ticket-merge'
import type { ModelDesk } from './model-desk.ts'
import { stepTicket } from './model-gate.ts'
import { putTicket } from './model-put-ticket.ts'
import { addMessage, tellApart } from './model-tickets.ts'

/** As the service's own `unmergeTicket`. */
export function unmergeTicket(desk: ModelDesk, id: string, from: string, by: Author): Ticket {
  const { state } = desk
  const ticket = state.ticket.get(id)
  if (ticket === undefined) throw notFound('ticket')
  if (ticket.mergedInto === null) return ticket
  if (ticket.mergedInto !== from)
    throw new Refusal('already-merged', `#${ticket.number} was merged elsewhere.`, { current: ticket })
  const other = state.ticket.get(from)
  addMessage(desk, ticket.id, { kind: 'event', body: `${by.name} took this ticket apart from #${other?.number}.` }, by) // prettier-ignore
  const after = apartTicket(ticket, desk.now())
  const pages = [...state.page.values()].filter(({ ticketIds }) => ticketIds.includes(ticket.id))
  const isConfirmed = survivingGroup(state, ticket.groupId)?.confirmed ?? false
  const apart = asksAnew(ticket, pages, isConfirmed)
    ? stepTicket(desk, ticket, after)
    : putTicket(desk, after)
  tellApart(desk, ticket.id, ticket.mergedInto, by)
  return apart
}
