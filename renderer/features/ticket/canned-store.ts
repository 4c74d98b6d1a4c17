import { create } from 'zustand'
import type { CannedReplyView } from '../../../shared/ipc/canned-views.ts'
import type { CannedReplyId } from '../../../shared/protocol/common.ts'
import { bridge } from '../../bridge.ts'

interface CannedStore {
  /** By their titles. */
  replies: CannedReplyView[]
  /** How often each was used on this workstation. */
  uses: Readonly<Record<string, number>>
  isOpen: boolean
  /** Reads and follows; returns the way to stop. */
  opened: () => () => void
  asked: () => void
  closed: () => void
  used: (id: CannedReplyId) => void
}

/** The canned replies, to take one of. */
export const useCanned = create<CannedStore>()((set, get) => {
  const read = async () => {
    const replies = await bridge.call('canned.list', undefined)
    if (replies.ok) set({ replies: replies.value })
  }
  return {
    replies: [],
    uses: {},
    isOpen: false,
    opened: () => {
      void read()
      void bridge.call('preferences.read', undefined).then((preferences) => {
        if (preferences.ok) set({ uses: preferences.value.cannedUses })
      })
      const leaveChanged = bridge.on('changed', ({ topics }) => {
        if (topics.includes('canned-replies')) void read()
      })
      const leavePreferences = bridge.on('preferences', ({ cannedUses }) => set({ uses: cannedUses }))
      return () => {
        leaveChanged()
        leavePreferences()
      }
    },
    asked: () => set({ isOpen: true }),
    closed: () => set({ isOpen: false }),
    used: (id) => {
      const known = new Set<string>(get().replies.map((reply) => reply.id))
      // Of those that are gone nothing is kept.
      const kept = Object.entries(get().uses).filter(([each]) => known.has(each))
      const uses = { ...Object.fromEntries(kept), [id]: (get().uses[id] ?? 0) + 1 }
      set({ uses })
      void bridge.call('preferences.change', { cannedUses: uses })
    },
  }
})
