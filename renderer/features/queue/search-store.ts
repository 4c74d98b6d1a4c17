import { create } from 'zustand'
import type { SearchSuggestion } from '../../../shared/ipc/views.ts'
import { bridge } from '../../bridge.ts'
import { i18n } from '../../texts/i18n.ts'
import { useQueue } from './queue-store.ts'
import { withText } from './view-changes.ts'

/** A line under the field: what the back suggests, or what was searched for before. */
export interface SearchItem {
  id: string
  kind: SearchSuggestion['kind'] | 'recent'
  name: string
  description: string
  /** The whole text once it is taken, and where the caret stands then. */
  text: string
  caret: number
}

interface SearchState {
  items: SearchItem[]
  recent: string[]
  /** Letters that were pasted and did not fit. */
  cut: number
  opened: () => void
  /** `caret`: UTF-16 offset. */
  typed: (text: string, caret: number) => void
  /** A search that led somewhere is worth remembering. */
  searched: (text: string) => void
}

const mostRecent = 10
const mostRecentShown = 5

/** The search field: what is suggested, and what was searched for before on this workstation. */
export const useSearch = create<SearchState>()((set, get) => {
  let asked = 0
  return {
    items: [],
    recent: [],
    cut: 0,
    opened: () => {
      void bridge.call('preferences.read', undefined).then((result) => {
        if (result.ok) set({ recent: result.value.recentSearches })
      })
    },
    typed: (text, caret) => {
      const view = withText(useQueue.getState().view, text)
      // A field that was emptied shows its list when asked by an arrow key, and not over the rows that are back.
      set({ cut: text.length - view.text.length, ...(text === '' ? { items: [] } : {}) })
      if (view.text !== useQueue.getState().view.text) useQueue.getState().viewChanged(() => view)
      asked += 1
      const own = asked
      const at = Math.min(caret, view.text.length)
      void bridge.call('search.suggest', { text: view.text, caret: at }).then((result) => {
        if (own !== asked || !result.ok) return
        set({ items: [...recentItems(get().recent, view.text), ...result.value.map(itemOf(view.text))] })
      })
    },
    searched: (text) => {
      const kept = text.trim()
      if (kept === '') return
      const recent = [kept, ...get().recent.filter((one) => one !== kept)].slice(0, mostRecent)
      set({ recent })
      void bridge.call('preferences.change', { recentSearches: recent })
    },
  }
})

function itemOf(text: string): (suggestion: SearchSuggestion) => SearchItem {
  return ({ kind, name, description, insert }) => {
    const before = text.slice(0, insert.start) + insert.text
    const after = text.slice(insert.end).trimStart()
    return { id: `${kind} ${before}`, kind, name, description, text: before + after, caret: before.length }
  }
}

/** Before anything is typed, and what begins with what is typed. */
function recentItems(recent: readonly string[], text: string): SearchItem[] {
  const typed = text.trim().toLowerCase()
  return recent
    .filter((one) => one.toLowerCase().startsWith(typed) && one.toLowerCase() !== typed)
    .slice(0, typed === '' ? mostRecentShown : 2)
    .map((one) => ({
      id: `recent ${one}`,
      kind: 'recent',
      name: one,
      description: i18n.t('Searched before'),
      text: one,
      caret: one.length,
    }))
}
