import { create } from 'zustand'
import type { Topic } from '../../../shared/ipc/events.ts'
import type { GroupView } from '../../../shared/ipc/views.ts'
import type { GroupId } from '../../../shared/protocol/common.ts'
import { bridge } from '../../bridge.ts'
import { pageReader, type PagedRows } from '../../ui/paged-rows.ts'

export type Shown = 'all' | 'confirmed' | 'unconfirmed'

interface GroupsStore extends PagedRows<GroupView> {
  text: string
  show: Shown
  selected: GroupId | null
  isAdmin: boolean

  /** Reads the first rows and follows changes; what is returned ends that. */
  opened(): () => void
  searched(text: string): void
  shownPicked(show: Shown): void
  endReached(): void
  groupPicked(groupId: GroupId | null): void
  retried(): void
}

/** A row tells of all of these: a ticket that is judged, and an operation on the blocklist, change it too. */
const followed: ReadonlySet<Topic> = new Set(['groups', 'tickets', 'blocklist'])

export const useGroups = create<GroupsStore>()((set, get) => {
  const pages = pageReader(
    async (after) => {
      const { text, show } = get()
      const page = await bridge.call('groups.list', { text: text.slice(0, 200), show, after })
      return page.ok ? { ok: true, value: { ...page.value, rows: page.value.groups } } : page
    },
    get,
    set,
  )
  const again = () => pages.read(get().rows?.length ?? 0)

  return {
    text: '',
    show: 'all',
    rows: null,
    after: null,
    total: 0,
    failure: null,
    selected: null,
    isAdmin: false,

    opened() {
      void again()
      void bridge.call('session.read', undefined).then((session) => {
        if (session.ok)
          set({ isAdmin: session.value.kind === 'signed-in' && session.value.person.role === 'admin' })
      })
      return bridge.on('changed', ({ topics }) => {
        if (topics.some((topic) => followed.has(topic))) void again()
      })
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

    groupPicked(groupId) {
      set({ selected: groupId })
    },

    retried() {
      void again()
    },
  }
})
