import { create } from 'zustand'
import type { RecordView } from '../../../shared/ipc/triage-views.ts'
import type { GroupId } from '../../../shared/protocol/common.ts'
import { bridge } from '../../bridge.ts'

interface RecordStore {
  groupId: GroupId | null
  /** Null until it was read, and where the group is not here. */
  record: RecordView | null
  /** Begins to listen; returns the way to stop. */
  opened: () => () => void
  /** Another ticket is shown: its group, null where it has none. */
  groupShown: (groupId: GroupId | null) => void
}

/** The urgency record of the group whose ticket is shown. */
export const useRecord = create<RecordStore>()((set, get) => {
  let asked = 0

  async function read(groupId: GroupId) {
    const mine = (asked += 1)
    const result = await bridge.call('groups.record', { groupId })
    // What could not be read anew stays as it was: a line that comes and goes would say less.
    if (mine === asked && result.ok) set({ record: result.value })
  }

  return {
    groupId: null,
    record: null,
    opened: () => {
      const { groupId: shown } = get()
      if (shown !== null) void read(shown)
      return bridge.on('changed', ({ topics }) => {
        const { groupId } = get()
        if (groupId !== null && (topics.includes('tickets') || topics.includes('groups'))) void read(groupId)
      })
    },
    groupShown: (groupId) => {
      if (groupId === get().groupId) return
      asked += 1
      set({ groupId, record: null })
      if (groupId !== null) void read(groupId)
    },
  }
})
