import { create } from 'zustand'
import type { QueueRow, TicketView } from '../../../shared/ipc/views.ts'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { bridge } from '../../bridge.ts'

/** Open tickets that may be about the same: one is in one list alone. */
export interface Suggested {
  sameRequester: QueueRow[]
  sameGroup: QueueRow[]
}

/** By what a ticket is like another. */
export interface Like {
  groupName: string
  email: string
  phone: string
}

interface MergeTicketStore {
  suggested: Suggested
  /** The ticket to merge into, as it is shown here; null while none is picked. */
  other: TicketView | null
  /** Begins anew, for this ticket. */
  opened: (ticketId: TicketId, like: Like) => void
  otherPicked: (ticketId: TicketId) => void
  /** Another one is to be picked. */
  leftOther: () => void
}

const nothing: Suggested = { sameRequester: [], sameGroup: [] }

/** Into which ticket one is to be merged. All of it is asked of what is here: the network has no part in it. */
export const useMergeTicket = create<MergeTicketStore>()((set) => ({
  suggested: nothing,
  other: null,
  opened: (ticketId, like) => {
    set({ suggested: nothing, other: null })
    void suggest(ticketId, like)
  },
  otherPicked: (ticketId) => void readOther(ticketId),
  leftOther: () => set({ other: null }),
}))

async function suggest(ticketId: TicketId, { groupName, email, phone }: Like): Promise<void> {
  const [byRequester, byGroup] = await Promise.all([
    bridge.call('tickets.similar', { groupName: '', email, phone }),
    bridge.call('tickets.similar', { groupName, email: '', phone: '' }),
  ])
  const isOther = ({ id }: QueueRow) => id !== ticketId
  const sameRequester = byRequester.ok ? byRequester.value.filter(isOther) : []
  const known = new Set(sameRequester.map(({ id }) => id))
  const sameGroup = byGroup.ok ? byGroup.value.filter((row) => isOther(row) && !known.has(row.id)) : []
  useMergeTicket.setState({ suggested: { sameRequester, sameGroup } })
}

async function readOther(ticketId: TicketId): Promise<void> {
  const result = await bridge.call('ticket.read', { ticketId })
  if (result.ok && result.value !== null) useMergeTicket.setState({ other: result.value })
}
