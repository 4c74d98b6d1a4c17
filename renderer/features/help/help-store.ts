import { create } from 'zustand'
import type { GuidePlace } from './guide.ts'

interface HelpStore {
  isOpen: boolean
  place: GuidePlace
  /** Where one was before, the last one last. */
  past: readonly GuidePlace[]
  opened: (place: GuidePlace) => void
  closed: () => void
  went: (place: GuidePlace) => void
  wentBack: () => void
}

/** Which place of the guide is open, and the way back. */
export const useHelp = create<HelpStore>()((set, get) => ({
  isOpen: false,
  place: { page: 'agents' },
  past: [],
  opened: (place) => set({ isOpen: true, place, past: [] }),
  closed: () => set({ isOpen: false }),
  went: (place) => set(({ past, place: before }) => ({ place, past: [...past, before] })),
  wentBack: () => {
    const past = [...get().past]
    const place = past.pop()
    if (place !== undefined) set({ place, past })
  },
}))
