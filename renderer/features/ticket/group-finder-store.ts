import { create } from 'zustand'
import type { NearGroup } from '../../../shared/ipc/triage-views.ts'
import type { GroupView } from '../../../shared/ipc/views.ts'
import type { GroupId } from '../../../shared/protocol/common.ts'
import { bridge } from '../../bridge.ts'

interface GroupFinderStore {
  text: string
  /** Confirmed groups that fit the text. */
  found: GroupView[]
  /** Confirmed groups that bear almost the name that was asked about. */
  near: NearGroup[]
  /** A ticket's group is to be found: `name` as it was filed, `except` the group that bears it now. */
  opened: (name: string, except: GroupId | null) => void
  textTyped: (text: string) => void
}

/** No more fit into the list without scrolling for long. */
const most = 12

/** Finds the group that a ticket belongs to. Only confirmed ones: linked to another, the gate would say the same. */
export const useGroupFinder = create<GroupFinderStore>()((set, get) => {
  let asked = 0
  return {
    text: '',
    found: [],
    near: [],
    opened: (name, except) => {
      const mine = (asked += 1)
      set({ text: '', found: [], near: [] })
      void bridge.call('groups.near', { name: name.slice(0, 200), except }).then((result) => {
        if (mine === asked && result.ok) set({ near: result.value.filter(({ confirmed }) => confirmed) })
      })
      get().textTyped('')
    },
    textTyped: (text) => {
      set({ text })
      void bridge
        .call('groups.list', { text: text.slice(0, 200), show: 'confirmed', after: null })
        .then((result) => {
          if (result.ok && get().text === text) set({ found: result.value.groups.slice(0, most) })
        })
    },
  }
})
