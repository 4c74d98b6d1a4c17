import { create } from 'zustand'
import { defaultQueueView } from '../../../shared/ipc/queue-view.ts'
import type { GroupView, QueueRow } from '../../../shared/ipc/views.ts'
import { searchTextLimit } from '../../../shared/rules/search-query.ts'
import { bridge } from '../../bridge.ts'
import { boundNow, type Bound } from '../../commands/bindings.ts'
import { paletteSources, type PaletteSource } from '../../commands/palette-sources.ts'

interface PaletteStore {
  text: string
  /** What could be done as the palette opened: what it lies over. */
  bound: readonly Bound[]
  sources: readonly PaletteSource[]
  /** Ids of commands, the one carried out last first; of this window. */
  recent: readonly string[]
  groups: readonly GroupView[]
  tickets: readonly QueueRow[]
  opened: () => void
  typed: (text: string) => void
  commandPicked: (id: string) => void
}

const mostKept = 20
const mostTickets = 6
const mostGroups = 5

/** What the palette finds. Commands at once; groups and tickets as the back answers, each answer only for its own text. */
export const usePalette = create<PaletteStore>()((set, get) => ({
  text: '',
  bound: [],
  sources: [],
  recent: [],
  groups: [],
  tickets: [],
  opened: () => set({ text: '', groups: [], tickets: [], bound: boundNow(), sources: [...paletteSources()] }),
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

/** By the search of the queue, over tickets of every status: number, subject, and whatever else it knows. */
async function findTickets(text: string): Promise<void> {
  const view = { ...defaultQueueView, statuses: [], text: text.slice(0, searchTextLimit) }
  const result = await bridge.call('queue.window', { view, from: { kind: 'start' }, limit: mostTickets })
  if (!result.ok || usePalette.getState().text !== text) return
  usePalette.setState({ tickets: result.value.rows })
}
