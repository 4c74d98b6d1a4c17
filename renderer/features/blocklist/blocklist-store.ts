import { create } from 'zustand'
import type { BlocklistRow, BlocklistShow } from '../../../shared/ipc/blocklist-views.ts'
import type { Topic } from '../../../shared/ipc/events.ts'
import type { GroupId } from '../../../shared/protocol/common.ts'
import { bridge } from '../../bridge.ts'
import { pageReader, type PagedRows } from '../../ui/paged-rows.ts'
import { atNextChange } from './next-change.ts'

interface BlocklistStore extends PagedRows<BlocklistRow> {
  text: string
  show: BlocklistShow
  selected: GroupId | null

  /** Reads the first rows and follows changes; what is returned ends that. */
  opened(): () => void
  searched(text: string): void
  shownPicked(show: BlocklistShow): void
  endReached(): void
  groupPicked(groupId: GroupId | null): void
  retried(): void
}

/** A row tells of all of these: names, pages withheld, records. */
const followed: ReadonlySet<Topic> = new Set(['blocklist', 'groups', 'tickets', 'pages'])

export const useBlocklist = create<BlocklistStore>()((set, get) => {
  let leaveClock = () => {}
  const pages = pageReader(
    (after) => {
      const { text, show } = get()
      return bridge.call('blocklist.window', { show, text: text.slice(0, 200), after })
    },
    get,
    (change) => {
      set(change)
      leaveClock()
      const rows = get().rows ?? []
      leaveClock = atNextChange(
        rows.flatMap(({ from, until }) => [from, until]),
        Date.now(),
        () => void again(),
      )
    },
  )
  const again = () => pages.read(get().rows?.length ?? 0)

  return {
    text: '',
    show: 'current',
    rows: null,
    after: null,
    total: 0,
    failure: null,
    selected: null,

    opened() {
      void again()
      const leave = bridge.on('changed', ({ topics }) => {
        if (topics.some((topic) => followed.has(topic))) void again()
      })
      return () => {
        leave()
        leaveClock()
      }
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
