import type { HistoryView } from '../../../shared/ipc/history-calls.ts'
import type { Message } from '../../../shared/protocol/message.ts'
import type { Ticket } from '../../../shared/protocol/ticket.ts'
import { copiedItem, toldHistory, toldItem, type CopiedReply } from '../../../shared/rules/told-history.ts'
import { readHistory, type KeptHistory } from '../../store/histories.ts'
import { readCopies, readMessages, readTicket, readTicketName } from '../../store/read-ticket.ts'
import type { Session } from '../session.ts'

/** What is known here of what was done with a ticket; null for one that is not here, or that the desk does not know yet. */
export function readHistoryView({ cache }: Pick<Session, 'cache'>, ticketId: string): HistoryView | null {
  const ticket = readTicket(cache.read, ticketId)?.pulled ?? null
  if (ticket === null) return null
  const copies = readCopies(cache.read, ticketId).map((message) => ({
    message,
    number: readTicketName(cache.read, message.ticketId)?.number ?? null,
  }))
  return historyView(ticket, readMessages(cache.read, ticketId), copies, readHistory(cache.read, ticketId))
}

/** What the desk told, brought up to date by the conversation, which every console has of every ticket. */
export function historyView(
  ticket: Ticket,
  messages: readonly Message[],
  copies: readonly CopiedReply[],
  kept: KeptHistory | null,
): HistoryView {
  if (kept === null)
    return {
      items: toldHistory(ticket, messages, [], copies),
      reach: 'told',
      readAt: null,
      recordedSince: null,
    }
  const { items, recordedSince } = kept.history
  const known = { readAt: kept.readAt, recordedSince: Date.parse(recordedSince) }
  if (kept.version === ticket.version) return { items, reach: 'whole', ...known }
  const newest = items[0]?.at ?? ''
  const events = messages.filter(({ kind }) => kind === 'event').map(toldItem)
  const since = [...events, ...copies.map(copiedItem)]
    .filter(({ at }) => at > newest)
    .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))
    .toReversed()
  return { items: [...since, ...items], reach: 'older', ...known }
}
