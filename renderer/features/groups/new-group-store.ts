import { create } from 'zustand'
import type { Failure } from '../../../shared/ipc/result.ts'
import type { GroupView } from '../../../shared/ipc/views.ts'
import { groupIdSchema, lineSchema, textLimits, type GroupId } from '../../../shared/protocol/common.ts'
import type { Plan } from '../../../shared/rules/plans.ts'
import { bridge } from '../../bridge.ts'

interface NewGroupStore {
  name: string
  plan: Plan | null
  /** A group that a person would call the same: to be opened rather than made twice. */
  same: GroupView | null
  nameMessage: string | null
  failure: Failure | null

  nameTyped(name: string): void
  planPicked(plan: Plan | null): void
  /** The id of the group that now exists here; null where the name is to be mended. */
  created(): Promise<GroupId | null>
  left(): void
}

const fresh = { name: '', plan: null, same: null, nameMessage: null, failure: null }
const nameSchema = lineSchema(textLimits.groupName, 'a group name')

export const useNewGroup = create<NewGroupStore>()((set, get) => {
  let asked = 0

  async function lookForSame(name: string) {
    const mine = (asked += 1)
    if (name.trim() === '') return set({ same: null })
    const named = await bridge.call('groups.named', { name: name.slice(0, 200) })
    if (mine === asked) set({ same: named.ok ? named.value : null })
  }

  return {
    ...fresh,

    nameTyped(name) {
      set({ name, nameMessage: null, failure: null })
      void lookForSame(name)
    },

    planPicked(plan) {
      set({ plan })
    },

    async created() {
      const name = nameSchema.safeParse(get().name)
      if (!name.success) {
        set({ nameMessage: name.error.issues[0]?.message ?? null })
        return null
      }
      const groupId = groupIdSchema.parse(crypto.randomUUID())
      const act = { kind: 'create-group' as const, groupId, name: name.data, plan: get().plan }
      const done = await bridge.call('act.perform', { act })
      if (!done.ok) {
        set({ failure: done.failure })
        return null
      }
      asked += 1
      set(fresh)
      return groupId
    },

    left() {
      asked += 1
      set(fresh)
    },
  }
})
