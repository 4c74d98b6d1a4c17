import { create } from 'zustand'

export interface Announcement {
  id: number
  text: string
  tone: 'plain' | 'danger'
  action: { name: string; onPress: () => void } | null
  /** Takes the place of what was told in the same one before; null beside all others. */
  slot: string | null
}

interface AnnouncementState {
  shown: Announcement[]
  announced: (announcement: Omit<Announcement, 'id'>) => number
  dismissed: (id: number) => void
  /** Who has left the desk, or may use it no longer, is told nothing more of it. */
  deskLeft: () => void
}

/** At most this many at a time; older ones give way. */
const most = 3
let lastId = 0

export const useAnnouncements = create<AnnouncementState>()((set) => ({
  shown: [],
  announced: (announcement) => {
    lastId += 1
    const id = lastId
    const { slot } = announcement
    set(({ shown }) => {
      const others = slot === null ? shown : shown.filter((each) => each.slot !== slot)
      return { shown: [...others, { ...announcement, id }].slice(-most) }
    })
    return id
  },
  dismissed: (id) => {
    set((state) => ({ shown: state.shown.filter((each) => each.id !== id) }))
  },
  deskLeft: () => set({ shown: [] }),
}))

const shownForMs = 6_000
const shownWithActionForMs = 12_000

/**
 * Tells, in passing, that something happened: at the lower edge, and to a screen reader. Never the only place for an
 * error that needs an answer.
 */
export function announce(
  text: string,
  /** `forMs`: how long it is shown, where that does not follow from whether there is something to press. */
  more: Partial<Pick<Announcement, 'tone' | 'action' | 'slot'>> & { forMs?: number } = {},
): void {
  const { announced, dismissed } = useAnnouncements.getState()
  const action = more.action ?? null
  const id = announced({ text, tone: more.tone ?? 'plain', action, slot: more.slot ?? null })
  const forMs = more.forMs ?? (action === null ? shownForMs : shownWithActionForMs)
  setTimeout(() => dismissed(id), forMs)
}
