import { create } from 'zustand'
import type { TicketView } from '../../../shared/ipc/views.ts'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { bridge } from '../../bridge.ts'

interface TicketsStore {
  /** The tickets that were asked for; null for one that is not here. */
  tickets: ReadonlyMap<TicketId, TicketView | null>
  ticketNeeded(ticketId: TicketId): Promise<void>
}

/** The tickets behind acts that ask before they wake people: whom to call stands in them. */
export const useTickets = create<TicketsStore>()((set) => ({
  tickets: new Map(),
  async ticketNeeded(ticketId) {
    const read = await bridge.call('ticket.read', { ticketId })
    if (read.ok) set(({ tickets }) => ({ tickets: new Map(tickets).set(ticketId, read.value) }))
  },
}))
