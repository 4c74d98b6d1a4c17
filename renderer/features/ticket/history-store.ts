import { create } from 'zustand'
import type { HistoryView } from '../../../shared/ipc/history-calls.ts'
import type { Failure } from '../../../shared/ipc/result.ts'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { bridge } from '../../bridge.ts'

interface HistoryStore {
  /** Whose history is on the screen; null while none is. */
  ticketId: TicketId | null
  /** Null while it is read. */
  view: HistoryView | null
  /** Why it could not be read here, or not be asked for at the desk. */
  failure: Failure | null
  isFetching: boolean
  /** Begins to listen; returns the way to stop. */
  opened: () => () => void
  /** Shows the history of this ticket in the place of its conversation, or the conversation again. */
  turned: (ticketId: TicketId) => void
  closed: () => void
  /** The desk is asked again. */
  retried: () => void
}

/** What was done with one ticket: what is known here at once, and the rest as soon as the desk has told it. */
export const useHistory = create<HistoryStore>()((set, get) => ({
  ticketId: null,
  view: null,
  failure: null,
  isFetching: false,

  opened: () =>
    bridge.on('changed', ({ ticketIds }) => {
      const { ticketId } = get()
      if (ticketId !== null && (ticketIds === null || ticketIds.includes(ticketId))) void read(ticketId)
    }),
  turned: (ticketId) => {
    if (get().ticketId === ticketId) return get().closed()
    set({ ticketId, view: null, failure: null, isFetching: false })
    void read(ticketId)
  },
  closed: () => set({ ticketId: null, view: null, failure: null, isFetching: false }),
  retried: () => {
    const { ticketId } = get()
    if (ticketId !== null) void fetchRest(ticketId)
  },
}))

async function read(ticketId: TicketId): Promise<void> {
  const result = await bridge.call('history.read', { ticketId })
  if (useHistory.getState().ticketId !== ticketId) return
  if (!result.ok) return useHistory.setState({ failure: result.failure })
  const { value: view } = result
  useHistory.setState({ view })
  if (view !== null && view.reach !== 'whole') void fetchRest(ticketId)
  else useHistory.setState({ failure: null })
}

async function fetchRest(ticketId: TicketId): Promise<void> {
  if (useHistory.getState().isFetching) return
  useHistory.setState({ isFetching: true })
  const result = await bridge.call('history.fetch', { ticketId })
  if (useHistory.getState().ticketId !== ticketId) return
  useHistory.setState({ isFetching: false, failure: result.ok ? null : result.failure })
}
