import { create } from 'zustand'
import { defaultQueueView } from '../../../shared/ipc/queue-view.ts'
import { searchTextLimit } from '../../../shared/rules/search-query.ts'
import { readTicketLink } from '../../../shared/rules/ticket-link.ts'
import { bridge } from '../../bridge.ts'
import { boundNow } from '../../commands/bindings.ts'
import { paletteSources } from '../../commands/palette-sources.ts'
import type { Findable } from './found-items.ts'

/** What it finds among: of commands and sources, those that were there as the palette opened; `recent` is of this window. */
interface PaletteStore extends Findable {
  opened: () => void
  /** Nothing of this time is drawn, and at once drawn over, when it opens again. */
  closed: () => void
  typed: (text: string) => void
  commandPicked: (id: string) => void
}

const mostKept = 20
const mostTickets = 6
const mostGroups = 5

const nothing: Omit<Findable, 'recent'> = { text: '', bound: [], sources: [], groups: [], tickets: [] }

/** What the palette finds. Commands at once; groups and tickets as the back answers, each answer only for its own text. */
export const usePalette = create<PaletteStore>()((set, get) => ({
  ...nothing,
  recent: [],
  opened: () => set({ ...nothing, bound: boundNow(), sources: [...paletteSources()] }),
  closed: () => set(nothing),
  typed: (text) => {
    set({ text, ...(text.trim() === '' ? { groups: [], tickets: [] } : {}) })
    if (text.trim() === '') return
    void findGroups(text)
    void findTickets(text)
  },
  commandPicked: (id) =>
    set({ recent: [id, ...get().recent.filter((each) => each !== id)].slice(0, mostKept) }),
}))

async function findGroups(text: string): Promise<void> {
  const result = await bridge.call('groups.list', { text: text.slice(0, 200), show: 'all', after: null })
  if (!result.ok || usePalette.getState().text !== text) return
  usePalette.setState({ groups: result.value.groups.slice(0, mostGroups) })
}

/** A link finds its ticket; all else goes by the search of the queue, over tickets of every status: number, subject, and whatever else it knows. */
async function findTickets(text: string): Promise<void> {
  const linked = readTicketLink(text.trim())
  const searched = linked === null ? text.slice(0, searchTextLimit) : `#${linked}`
  const view = { ...defaultQueueView, statuses: [], text: searched }
  const result = await bridge.call('queue.window', { view, from: { kind: 'start' }, limit: mostTickets })
  if (!result.ok || usePalette.getState().text !== text) return
  usePalette.setState({ tickets: result.value.rows })
}
