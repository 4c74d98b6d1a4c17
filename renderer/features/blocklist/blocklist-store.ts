import { create } from 'zustand'
import type { BlocklistRow, BlocklistShow } from '../../../shared/ipc/blocklist-views.ts'
import type { Topic } from '../../../shared/ipc/events.ts'
import type { GroupId } from '../../../shared/protocol/common.ts'
import { bridge } from '../../bridge.ts'
import { foundRows, type FoundRows } from '../../ui/found-rows.ts'
import { pageReader } from '../../ui/paged-rows.ts'
import { atNextChange } from './next-change.ts'

interface BlocklistStore extends FoundRows<BlocklistRow, BlocklistShow, GroupId> {
  /** Reads the first rows and follows changes; what is returned ends that. */
  opened(): () => void
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
        () => void pages.again(),
      )
    },
  )

  return {
    ...foundRows<BlocklistRow, BlocklistShow, GroupId>('current', pages, set),

    opened() {
      void pages.again()
      const leave = bridge.on('changed', ({ topics }) => {
        if (topics.some((topic) => followed.has(topic))) void pages.again()
      })
      return () => {
        leave()
        leaveClock()
      }
    },
  }
})
