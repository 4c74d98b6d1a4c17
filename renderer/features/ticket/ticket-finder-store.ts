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
  const ticketNumber = readTicketLink(text.trim()) ?? numberIn(text)
  const isLink = readTicketLink(text.trim()) !== null
  const [byNumber, byWords] = await Promise.all([
    ticketNumber === null ? [] : search(`#${ticketNumber}`),
    isLink ? [] : search(text.slice(0, searchTextLimit)),
  ])
  if (useTicketFinder.getState().text !== text) return
  // A number means its ticket first: that stands in the words of others too.
  const known = new Set(byNumber.map(({ id }) => id))
  useTicketFinder.setState({
    found: [...byNumber, ...byWords.filter(({ id }) => !known.has(id))].slice(0, most),
  })
}

async function search(text: string): Promise<QueueRow[]> {
  const view = { ...defaultQueueView, statuses: [], text }
  const result = await bridge.call('queue.window', { view, from: { kind: 'start' }, limit: most })
  return result.ok ? result.value.rows : []
}

/** The number that alone was typed, with its sign or without. */
function numberIn(text: string): number | null {
  const found = /^\s*#?(\d{1,9})\s*$/.exec(text)?.[1]
  return found === undefined ? null : Number(found)
}
