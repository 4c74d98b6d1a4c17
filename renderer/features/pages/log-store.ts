import { create } from 'zustand'
import type { LoggedDelivery } from '../../../shared/ipc/page-views.ts'
import { bridge } from '../../bridge.ts'
import { pageReader, type PagedRows } from '../../ui/paged-rows.ts'

interface LogStore extends PagedRows<LoggedDelivery> {
  text: string
  /** Whether `total` is what there is, and not only what was read so far. */
  isCounted: boolean
  /** Reads the first rows and follows changes; what is returned ends that. */
  opened(): () => void
  searched(text: string): void
  endReached(): void
  retried(): void
}

/** Every message of every page, the newest first. */
export const useDeliveryLog = create<LogStore>()((set, get) => {
  const log = pageReader(
    async (after) => {
      const read = await bridge.call('pages.deliveries', { text: get().text.slice(0, 200), after })
      if (!read.ok) return read
      const { rows, total } = read.value
      const known = (after === null ? 0 : (get().rows?.length ?? 0)) + rows.length
      set({ isCounted: total !== null || read.value.after === null })
      return { ok: true, value: { ...read.value, total: total ?? known } }
    },
    get,
    set,
  )

  return {
    text: '',
    rows: null,
    after: null,
    total: 0,
    isCounted: false,
    failure: null,

    opened() {
      void log.again()
      return bridge.on('changed', ({ topics }) => {
        if (topics.includes('pages')) void log.again()
      })
    },

    searched(text) {
      set({ text })
      void log.read(0)
    },

    endReached() {
      void log.extend()
    },

    retried() {
      void log.again()
    },
  }
})
