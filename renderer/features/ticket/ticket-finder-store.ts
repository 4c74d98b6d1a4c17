import { create } from 'zustand'
import { defaultQueueView } from '../../../shared/ipc/queue-view.ts'
import type { QueueRow } from '../../../shared/ipc/views.ts'
import { searchTextLimit } from '../../../shared/rules/search-query.ts'
import { readTicketLink } from '../../../shared/rules/ticket-link.ts'
import { bridge } from '../../bridge.ts'

interface TicketFinderStore {
  text: string
  found: QueueRow[]
  opened: () => void
  textTyped: (text: string) => void
}

/** No more fit into the list without scrolling for long. */
const most = 8

/** Finds another ticket, of whatever status: by a link, else as the search of the queue does. */
export const useTicketFinder = create<TicketFinderStore>()((set, get) => ({
  text: '',
  found: [],
  opened: () => get().textTyped(''),
  textTyped: (text) => {
    set({ text, ...(text.trim() === '' ? { found: [] } : {}) })
    if (text.trim() !== '') void find(text)
  },
}))

async function find(text: string): Promise<void> {
  const linked = readTicketLink(text.trim())
  const searched = linked === null ? text.slice(0, searchTextLimit) : `#${linked}`
  const view = { ...defaultQueueView, statuses: [], text: searched }
  const result = await bridge.call('queue.window', { view, from: { kind: 'start' }, limit: most })
  if (result.ok && useTicketFinder.getState().text === text)
    useTicketFinder.setState({ found: result.value.rows })
}
