import { create } from 'zustand'
import type { GroupView } from '../../../shared/ipc/views.ts'
import { bridge } from '../../bridge.ts'

interface GroupChoiceStore {
  /** What is typed into each field, by its label. */
  texts: Readonly<Record<string, string>>
  /** What fits the text typed last. */
  found: GroupView[]
  textTyped: (field: string, text: string) => void
  taken: (field: string) => void
}

/** Shown at once; who does not find it types more of the name. */
const most = 12

/** Groups to be told of, or never told of, found while their name is typed. */
export const useGroupChoice = create<GroupChoiceStore>()((set, get) => ({
  texts: {},
  found: [],
  textTyped: (field, text) => {
    set(({ texts }) => ({ texts: { ...texts, [field]: text } }))
    void bridge.call('groups.list', { text: text.slice(0, 200), show: 'all', after: null }).then((answer) => {
      if (answer.ok && get().texts[field] === text) set({ found: answer.value.groups.slice(0, most) })
    })
  },
  taken: (field) => set(({ texts }) => ({ texts: { ...texts, [field]: '' } })),
}))
