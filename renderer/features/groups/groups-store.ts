import { create } from 'zustand'
import type { Topic } from '../../../shared/ipc/events.ts'
import type { GroupView } from '../../../shared/ipc/views.ts'
import type { GroupId } from '../../../shared/protocol/common.ts'
import { bridge } from '../../bridge.ts'
import { foundRows, type FoundRows } from '../../ui/found-rows.ts'
import { pageReader } from '../../ui/paged-rows.ts'

export type Shown = 'all' | 'confirmed' | 'unconfirmed'

interface GroupsStore extends FoundRows<GroupView, Shown, GroupId> {
  isAdmin: boolean
  /** Reads the first rows and follows changes; what is returned ends that. */
  opened(): () => void
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

  return {
    ...foundRows<GroupView, Shown, GroupId>('all', pages, set),
    isAdmin: false,

    opened() {
      void pages.again()
      void bridge.call('session.read', undefined).then((session) => {
        if (session.ok)
          set({ isAdmin: session.value.kind === 'signed-in' && session.value.person.role === 'admin' })
      })
      return bridge.on('changed', ({ topics }) => {
        if (topics.some((topic) => followed.has(topic))) void pages.again()
      })
    },
  }
})
