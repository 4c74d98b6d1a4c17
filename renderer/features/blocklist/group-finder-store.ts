import { create } from 'zustand'
import type { GroupView } from '../../../shared/ipc/views.ts'
import { bridge } from '../../bridge.ts'

interface GroupFinderStore {
  text: string
  /** What fits the text; null before the first answer. */
  found: GroupView[] | null
  textTyped: (text: string) => void
}

/** Shown at once; who does not find it types more of the name. */
const most = 12

/** Groups to be blocked, found while their name is typed. */
export const useGroupFinder = create<GroupFinderStore>()((set, get) => ({
  text: '',
  found: null,
  textTyped: (text) => {
    set({ text })
    void bridge.call('groups.list', { text: text.slice(0, 200), show: 'all', after: null }).then((answer) => {
      if (answer.ok && get().text === text) set({ found: answer.value.groups.slice(0, most) })
    })
  },
}))
