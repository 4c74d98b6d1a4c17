import { create } from 'zustand'

/** What may follow the first key of a sequence. */
export interface Following {
  key: string
  title: string
}

export interface Pending {
  prefix: string
  following: readonly Following[]
}

interface KeyboardState {
  /** Letters, digits and signs are commands. Chords, and the keys of a list that has the focus, are always. */
  singleKeys: boolean
  /** A sequence that was begun. */
  pending: Pending | null
  singleKeysPicked: (singleKeys: boolean) => void
  sequenceBegun: (pending: Pending) => void
  sequenceLeft: () => void
}

/** How the keyboard stands; what is bound to it stands in `bindings.ts`, where no screen is drawn for it. */
export const useKeyboard = create<KeyboardState>()((set, get) => ({
  singleKeys: true,
  pending: null,
  singleKeysPicked: (singleKeys) => set({ singleKeys, pending: null }),
  sequenceBegun: (pending) => set({ pending }),
  sequenceLeft: () => {
    if (get().pending !== null) set({ pending: null })
  },
}))
