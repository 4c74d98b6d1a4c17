import { create } from 'zustand'
import type { PagesStatus } from '../../../shared/ipc/page-views.ts'
import { bridge } from '../../bridge.ts'

interface StatusStore {
  /** Null before the first answer. */
  status: PagesStatus | null
  /** Reads it and follows changes; what is returned ends that. */
  opened: () => () => void
}

/** The pages in one line: what the bar above shows. */
export const usePagesStatus = create<StatusStore>()((set) => ({
  status: null,
  opened: () => {
    const read = async () => {
      const answer = await bridge.call('pages.status', undefined)
      if (answer.ok) set({ status: answer.value })
    }
    void read()
    return bridge.on('changed', ({ topics }) => {
      if (topics.includes('pages')) void read()
    })
  },
}))
