import { create } from 'zustand'
import type { ActOf } from '../../../shared/ipc/act.ts'
import type { Topic } from '../../../shared/ipc/events.ts'
import type { Failure } from '../../../shared/ipc/result.ts'
import type { GroupView } from '../../../shared/ipc/views.ts'
import type { GroupId } from '../../../shared/protocol/common.ts'
import { bridge } from '../../bridge.ts'

export type GroupChange = ActOf<'change-group'>['set']

interface GroupStore {
  groupId: GroupId | null
  /** Null while it is read, or when it is gone. */
  group: GroupView | null
  isRead: boolean
  failure: Failure | null
  /** Why the last change was not taken; it goes with the next one. */
  refused: Failure | null

  /** Shows one group and follows it; what is returned ends that. */
  opened(groupId: GroupId): () => void
  retried(): void
  /** True once the change is kept here; the service hears of it as soon as it can. */
  changed(set: GroupChange): Promise<boolean>
}

/** A ticket that is judged, and an operation on the blocklist, change what is shown too. */
const followed: ReadonlySet<Topic> = new Set(['groups', 'tickets', 'blocklist'])

export const useGroup = create<GroupStore>()((set, get) => {
  async function read(groupId: GroupId) {
    const answer = await bridge.call('groups.read', { groupId })
    if (get().groupId !== groupId) return
    if (answer.ok) set({ group: answer.value, isRead: true, failure: null })
    else set({ failure: answer.failure, isRead: true })
  }

  return {
    groupId: null,
    group: null,
    isRead: false,
    failure: null,
    refused: null,

    opened(groupId) {
      set({ groupId, group: null, isRead: false, failure: null, refused: null })
      void read(groupId)
      return bridge.on('changed', ({ topics }) => {
        if (topics.some((topic) => followed.has(topic))) void read(groupId)
      })
    },

    retried() {
      const { groupId } = get()
      if (groupId !== null) void read(groupId)
    },

    async changed(change) {
      const { groupId } = get()
      if (groupId === null) return false
      const done = await bridge.call('act.perform', { act: { kind: 'change-group', groupId, set: change } })
      set({ refused: done.ok ? null : done.failure })
      if (done.ok) await read(groupId)
      return done.ok
    },
  }
})
