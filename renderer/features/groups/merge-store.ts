import { create } from 'zustand'
import type { Failure } from '../../../shared/ipc/result.ts'
import type { GroupView } from '../../../shared/ipc/views.ts'
import type { GroupId } from '../../../shared/protocol/common.ts'
import { bridge } from '../../bridge.ts'

interface MergeStore {
  /** What was typed to find the other group. */
  text: string
  found: GroupView[]
  into: GroupView | null
  refused: Failure | null

  textTyped: (text: string, groupId: GroupId) => void
  intoPicked: (groupId: string) => void
  /** True once the merge is kept here; the desk hears of it as soon as it can. */
  merged: (groupId: GroupId) => Promise<boolean>
  left: () => void
}

const fresh = { text: '', found: [], into: null, refused: null }
/** Shown at once; who does not find it types more of the name. */
const most = 12

/** Which group another one becomes an alias of. */
export const useMerge = create<MergeStore>()((set, get) => ({
  ...fresh,

  textTyped: (text, groupId) => {
    set({ text, refused: null, ...(text === get().into?.name ? {} : { into: null }) })
    void bridge.call('groups.list', { text: text.slice(0, 200), show: 'all', after: null }).then((answer) => {
      if (!answer.ok || get().text !== text) return
      set({ found: answer.value.groups.filter(({ id }) => id !== groupId).slice(0, most) })
    })
  },

  intoPicked: (picked) => {
    const into = get().found.find(({ id }) => id === picked)
    if (into !== undefined) set({ into, text: into.name, refused: null })
  },

  merged: async (groupId) => {
    const { into } = get()
    if (into === null) return false
    const act = { kind: 'merge-group' as const, groupId, into: into.id }
    const done = await bridge.call('act.perform', { act })
    set(done.ok ? fresh : { refused: done.failure })
    return done.ok
  },

  left: () => set(fresh),
}))
