import { create } from 'zustand'
import type { BlocklistStatus } from '../../../shared/ipc/blocklist-views.ts'
import { bridge } from '../../bridge.ts'

interface StatusStore {
  /** Null before the first answer. */
  status: BlocklistStatus | null
  /** Reads it and follows changes; what is returned ends that. */
  opened: () => () => void
}

/** The blocklist in one line: what the bar above and the warning over everything show. */
export const useBlocklistStatus = create<StatusStore>()((set) => ({
  status: null,
  opened: () => {
    const read = async () => {
      const answer = await bridge.call('blocklist.status', undefined)
      if (answer.ok) set({ status: answer.value })
    }
    void read()
    return bridge.on('changed', ({ topics }) => {
      if (topics.includes('blocklist')) void read()
    })
  },
}))
