import { create } from 'zustand'
import type { NearGroup } from '../../../shared/ipc/triage-views.ts'
import type { GroupView } from '../../../shared/ipc/views.ts'
import { bridge } from '../../bridge.ts'
import { afterPause } from '../../ui/after-pause.ts'

interface GroupCheckStore {
  name: string
  /** As it was when it was last looked up, so that not each letter asks whom it wakes; blank where none was typed. */
  checked: string
  /** The group that bears the name, as its own or as an alias; null where none does, or is known here. */
  known: GroupView | null
  /** Groups that bear almost the name; none where one bears the very name. */
  near: NearGroup[]
  /** Begins to listen; returns the way to stop. */
  opened: () => () => void
  nameTyped: (name: string) => void
}

/** A pause in typing, in ms. */
const pauseMs = 250
const none: NearGroup[] = []
const nothing = { checked: '', known: null, near: none }

/** Whose name is being typed, and whose it may have been meant to be. It warns, and never keeps anybody from filing. */
export const useGroupCheck = create<GroupCheckStore>()((set, get) => {
  let asked = 0

  async function lookUp() {
    const name = get().name.slice(0, 200)
    const mine = (asked += 1)
    if (name.trim() === '') return set(nothing)
    const [named, near] = await Promise.all([
      bridge.call('groups.named', { name }),
      bridge.call('groups.near', { name, except: null }),
    ])
    if (mine !== asked) return
    const known = named.ok ? named.value : null
    set({
      checked: name.trim(),
      known,
      near: known === null && near.ok && near.value.length > 0 ? near.value : none,
    })
  }

  const looking = afterPause(pauseMs, () => void lookUp())
  return {
    name: '',
    ...nothing,
    opened: () => {
      void lookUp()
      return bridge.on('changed', ({ topics }) => {
        if (topics.includes('groups') || topics.includes('blocklist')) void lookUp()
      })
    },
    nameTyped: (name) => {
      if (name === get().name) return
      set({ name })
      looking.touched('name')
      if (name.trim() !== '') return
      looking.dropped('name')
      void lookUp()
    },
  }
})
