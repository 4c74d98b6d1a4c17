import { create } from 'zustand'
import type { GroupView } from '../../../shared/ipc/views.ts'
import { bridge } from '../../bridge.ts'

interface GroupFilterState {
  text: string
  groups: GroupView[]
  textTyped: (text: string) => void
}

/** Groups to filter by, found while their name is typed. */
export const useGroupFilter = create<GroupFilterState>()((set, get) => ({
  text: '',
  groups: [],
  textTyped: (text) => {
    set({ text })
    void bridge.call('groups.list', { text, show: 'all', after: null }).then((result) => {
      if (result.ok && get().text === text) set({ groups: result.value.groups.slice(0, 12) })
    })
  },
}))
