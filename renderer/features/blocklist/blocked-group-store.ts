import { create } from 'zustand'
import type { BlockedGroupView } from '../../../shared/ipc/blocklist-views.ts'
import type { Topic } from '../../../shared/ipc/events.ts'
import type { Failure } from '../../../shared/ipc/result.ts'
import type { RecordView } from '../../../shared/ipc/triage-views.ts'
import type { GroupId } from '../../../shared/protocol/common.ts'
import { bridge } from '../../bridge.ts'
import { atNextChange } from './next-change.ts'

interface BlockedGroupStore {
  groupId: GroupId | null
  /** Null while it is read, or when it is gone. */
  group: BlockedGroupView | null
  /** Null while it is read, or where the group is gone. */
  record: RecordView | null
  isRead: boolean
  failure: Failure | null

  /** Shows one group and follows it; what is returned ends that. */
  opened(groupId: GroupId): () => void
  retried(): void
}

const followed: ReadonlySet<Topic> = new Set(['blocklist', 'groups', 'tickets', 'pages'])

export const useBlockedGroup = create<BlockedGroupStore>()((set, get) => {
  let leaveClock = () => {}

  async function read(groupId: GroupId) {
    const [group, record] = await Promise.all([
      bridge.call('blocklist.group', { groupId }),
      bridge.call('groups.record', { groupId }),
    ])
    if (get().groupId !== groupId) return
    if (!group.ok) return set({ failure: group.failure, isRead: true })
    set({ group: group.value, record: record.ok ? record.value : null, isRead: true, failure: null })
    leaveClock()
    const instants = (group.value?.entries ?? []).flatMap(({ from, until }) => [from, until])
    leaveClock = atNextChange(instants, Date.now(), () => void read(groupId))
  }

  return {
    groupId: null,
    group: null,
    record: null,
    isRead: false,
    failure: null,

    opened(groupId) {
      set({ groupId, group: null, record: null, isRead: false, failure: null })
      void read(groupId)
      const leave = bridge.on('changed', ({ topics }) => {
        if (topics.some((topic) => followed.has(topic))) void read(groupId)
      })
      return () => {
        leave()
        leaveClock()
      }
    },

    retried() {
      const { groupId } = get()
      if (groupId !== null) void read(groupId)
    },
  }
})
