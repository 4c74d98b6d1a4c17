import { create } from 'zustand'
import type { Topic } from '../../../shared/ipc/events.ts'
import type { PageShow, PageView } from '../../../shared/ipc/page-views.ts'
import type { PageId } from '../../../shared/protocol/common.ts'
import { bridge } from '../../bridge.ts'
import { isUnderWay } from '../../ui/page-words.ts'
import { pageReader, type PagedRows } from '../../ui/paged-rows.ts'

export type PagesTab = 'pages' | 'log'

interface PagesStore extends PagedRows<PageView> {
  tab: PagesTab
  text: string
  show: PageShow
  selected: PageId | null
  /** Reads the first rows and follows changes; what is returned ends that. */
  opened(): () => void
  tabPicked(tab: PagesTab): void
  searched(text: string): void
  shownPicked(show: PageShow): void
  endReached(): void
  pagePicked(pageId: PageId | null): void
  retried(): void
}

/** A row tells of all of these: a ticket gets its number, a group another name. */
const followed: ReadonlySet<Topic> = new Set(['pages', 'outbox', 'groups', 'staff'])

export const usePages = create<PagesStore>()((set, get) => {
  const pages = pageReader(
    (after) => {
      const { text, show } = get()
      return bridge.call('pages.window', { text: text.slice(0, 200), show, after })
    },
    get,
    set,
  )

  /** Whoever comes here at night comes for the page that nobody has; what somebody chose stays. */
  function showUnderWay(): void {
    const first = get().rows?.[0]
    if (get().selected === null && first !== undefined && isUnderWay(first)) set({ selected: first.id })
  }

  return {
    tab: 'pages',
    text: '',
    show: 'all',
    rows: null,
    after: null,
    total: 0,
    failure: null,
    selected: null,

    opened() {
      void pages.again().then(showUnderWay)
      return bridge.on('changed', ({ topics }) => {
        if (topics.some((topic) => followed.has(topic))) void pages.again().then(showUnderWay)
      })
    },

    tabPicked(tab) {
      set({ tab })
    },

    searched(text) {
      set({ text })
      void pages.read(0)
    },

    shownPicked(show) {
      set({ show })
      void pages.read(0)
    },

    endReached() {
      void pages.extend()
    },

    pagePicked(selected) {
      set({ selected, tab: 'pages' })
    },

    retried() {
      void pages.again()
    },
  }
})
