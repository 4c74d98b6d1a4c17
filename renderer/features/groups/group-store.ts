import { create } from 'zustand'
import type { ActOf } from '../../../shared/ipc/act.ts'
import type { Topic } from '../../../shared/ipc/events.ts'
import type { Failure } from '../../../shared/ipc/result.ts'
import type { NearGroup, RecordView } from '../../../shared/ipc/triage-views.ts'
import type { GroupView } from '../../../shared/ipc/views.ts'
import type { GroupId } from '../../../shared/protocol/common.ts'
import { bridge } from '../../bridge.ts'
import { i18n } from '../../texts/i18n.ts'
import { announceDone } from '../../ui/undo-wish.ts'

export type GroupChange = ActOf<'change-group'>['set']

interface GroupStore {
  groupId: GroupId | null
  /** Null while it is read, or when it is gone. */
  group: GroupView | null
  /** Null while it is read, or where it cannot be. */
  record: RecordView | null
  /** Groups that bear almost the same name. */
  near: NearGroup[]
  isRead: boolean
  failure: Failure | null
  /** Why the last change was not taken; it goes with the next one. */
  refused: Failure | null

  /** Shows one group and follows it; what is returned ends that. */
  opened(groupId: GroupId): () => void
  retried(): void
  /** True once the change is kept here; the service hears of it as soon as it can. `removed`: what it takes away. */
  changed(set: GroupChange, removed?: string): Promise<boolean>
}

/** A ticket that is judged, and an operation on the blocklist, change what is shown too. */
const followed: ReadonlySet<Topic> = new Set(['groups', 'tickets', 'blocklist'])

export const useGroup = create<GroupStore>()((set, get) => {
  async function read(groupId: GroupId) {
    const answer = await bridge.call('groups.read', { groupId })
    if (get().groupId !== groupId) return
    if (!answer.ok) return set({ failure: answer.failure, isRead: true })
    set({ group: answer.value, isRead: true, failure: null })
    if (answer.value !== null) await readAround(groupId, answer.value.name)
  }

  /** What stands beside the group: without it, the group is shown all the same. */
  async function readAround(groupId: GroupId, name: string) {
    const [record, near] = await Promise.all([
      bridge.call('groups.record', { groupId }),
      bridge.call('groups.near', { name: name.slice(0, 200), except: groupId }),
    ])
    if (get().groupId !== groupId) return
    set({ record: record.ok ? record.value : null, near: near.ok ? near.value : [] })
  }

  return {
    groupId: null,
    group: null,
    record: null,
    near: [],
    isRead: false,
    failure: null,
    refused: null,

    opened(groupId) {
      set({ groupId, group: null, record: null, near: [], isRead: false, failure: null, refused: null })
      void read(groupId)
      return bridge.on('changed', ({ topics }) => {
        if (topics.some((topic) => followed.has(topic))) void read(groupId)
      })
    },

    retried() {
      const { groupId } = get()
      if (groupId !== null) void read(groupId)
    },

    async changed(change, removed) {
      const { groupId } = get()
      if (groupId === null) return false
      const done = await bridge.call('act.perform', { act: { kind: 'change-group', groupId, set: change } })
      set({ refused: done.ok ? null : done.failure })
      if (!done.ok) return false
      if (removed !== undefined)
        announceDone(i18n.t('“{removed}” is removed.', { removed }), done.value.actId)
      await read(groupId)
      return true
    },
  }
})
