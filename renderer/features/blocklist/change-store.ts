import { create } from 'zustand'
import type { EntryView } from '../../../shared/ipc/blocklist-views.ts'
import { failed, type Failure } from '../../../shared/ipc/result.ts'
import type { GroupId, OperationId } from '../../../shared/protocol/common.ts'
import { isStanding } from '../../../shared/rules/blocklist/entry-state.ts'
import { bridge } from '../../bridge.ts'
import { i18n } from '../../texts/i18n.ts'
import { changeBlocklist } from './change-blocklist.ts'
import { checkChange, type ChangeAct, type ChangeMessages } from './change-check.ts'
import type { EndChoice } from './end-choice.ts'

/** What a change is about. */
export interface ChangeGround {
  groupName: string
  /** One; or, for a lift of the whole group, all that stand. */
  entries: EntryView[]
  /** What stands besides, and is not touched. */
  others: number
}

interface ChangeStore extends ChangeMessages {
  asked: { groupId: GroupId; act: ChangeAct } | null
  /** Null while it is read. */
  ground: ChangeGround | null
  failure: Failure | null
  reason: string
  end: EndChoice
  refused: Failure | null

  /** Opens the dialog about one entry; without one, about all of the group that stand. */
  opened: (groupId: GroupId, act: ChangeAct, entryId: OperationId | null) => void
  reasonTyped: (reason: string) => void
  endChosen: (end: EndChoice) => void
  /** True once the change is kept here. */
  decided: () => Promise<boolean>
  cancelled: () => void
}

const nothing = {
  asked: null,
  ground: null,
  failure: null,
  reason: '',
  end: { kind: 'days' as const, days: 30 },
  reasonMessage: undefined,
  endMessage: undefined,
  refused: null,
}

export const useChange = create<ChangeStore>()((set, get) => {
  async function read(asked: { groupId: GroupId; act: ChangeAct }, entryId: OperationId | null) {
    const answer = await bridge.call('blocklist.group', { groupId: asked.groupId })
    if (get().asked !== asked) return
    if (!answer.ok) return set({ failure: answer.failure })
    const standing = (answer.value?.entries ?? []).filter(({ state }) => isStanding(state))
    const entries = standing.filter(({ id }) => entryId === null || id === entryId)
    const [first] = entries
    if (answer.value === null || first === undefined)
      return set({ failure: failed('not-found', i18n.t('This block does not stand any more.')).failure })
    const { groupName } = answer.value
    set({ ground: { groupName, entries, others: standing.length - entries.length } })
    if (asked.act === 'edit-reason') set({ reason: first.reason })
  }

  return {
    ...nothing,

    opened: (groupId, act, entryId) => {
      const asked = { groupId, act }
      set({ ...nothing, asked, end: act === 'shorten' ? { kind: 'at', local: '' } : nothing.end })
      void read(asked, entryId)
    },

    reasonTyped: (reason) => set({ reason, reasonMessage: undefined, refused: null }),
    endChosen: (end) => set({ end, endMessage: undefined, refused: null }),

    decided: async () => {
      const { asked, ground, reason, end } = get()
      if (asked === null || ground === null) return false
      const checked = checkChange({ act: asked.act, entries: ground.entries, reason, end }, Date.now())
      if (!checked.ok) {
        set(checked.messages)
        return false
      }
      const refused = await changeBlocklist(asked.groupId, checked.wish)
      set(refused === null ? nothing : { refused })
      return refused === null
    },

    cancelled: () => set(nothing),
  }
})
