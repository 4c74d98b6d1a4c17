import type { Page } from '../../../shared/protocol/page.ts'
import { ticketName } from '../../../shared/rules/ticket-name.ts'
import type { Reading } from '../../store/handles.ts'
import { readGroup } from '../../store/read-group.ts'
import { readTicketName } from '../../store/read-ticket.ts'

/** What a person calls a page: by its ticket, by its group, or by what it is. */
export function pageName(cache: Reading, { ticketId, groupId, kind }: Page): string {
  const ticket = ticketId === null ? null : readTicketName(cache, ticketId)
  if (ticket !== null) return `the page for ${ticketName(ticket)}`
  const group = groupId === null ? undefined : readGroup(cache, groupId)?.shown.name
  if (group !== undefined) return `the page for ${group}`
  return kind === 'drill' ? 'the drill' : 'the page by hand'
}

/** The same where it stands alone: "#5123 Harbour Print Works", "Drill". */
export function pageLabel(cache: Reading, { ticketId, groupId, kind, methodId }: Page): string {
  if (methodId !== null) return 'Trial of a method'
  const number = ticketId === null ? null : (readTicketName(cache, ticketId)?.number ?? null)
  const group = groupId === null ? '' : (readGroup(cache, groupId)?.shown.name ?? '')
  const words = [number === null ? '' : `#${number}`, group].filter((word) => word !== '').join(' ')
  return words === '' ? (kind === 'drill' ? 'Drill' : 'Page by hand') : words
}
