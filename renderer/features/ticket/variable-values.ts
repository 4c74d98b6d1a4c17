import type { Person, TicketView } from '../../../shared/ipc/views.ts'
import type { VariableValues } from '../../../shared/rules/fill-variables.ts'

/** What the variables of a text stand for on this ticket, as far as it is known. */
export function variableValues(
  ticket: TicketView['ticket'] | null,
  person: Person | null,
  provider: { name: string; emergencyPhone: string } | null,
): VariableValues {
  return {
    'requester.firstName': ticket?.requester.firstName ?? '',
    'requester.lastName': ticket?.requester.lastName ?? '',
    'ticket.number': ticket?.number === null || ticket === null ? '' : String(ticket.number),
    'ticket.subject': ticket?.subject ?? '',
    'group.name': ticket?.groupName ?? '',
    'me.name': person?.name ?? '',
    'provider.name': provider?.name ?? '',
    'provider.emergencyPhone': provider?.emergencyPhone ?? '',
  }
}
