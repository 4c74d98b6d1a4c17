import { create } from 'zustand'
import type { Topic } from '../../../shared/ipc/events.ts'
import type { FigureDays, FiguresView } from '../../../shared/ipc/figures.ts'
import type { Failure } from '../../../shared/ipc/result.ts'
import { bridge } from '../../bridge.ts'

interface FiguresStore {
  /** Null until first read. */
  view: FiguresView | null
  days: FigureDays
  failure: Failure | null
  /** Reads and follows; what is returned ends that. */
  opened: () => () => void
  daysPicked: (days: FigureDays) => void
  retried: () => void
}

const followed: ReadonlySet<Topic> = new Set(['pages', 'tickets'])

export const useFigures = create<FiguresStore>()((set, get) => {
  let asked = 0

  async function read() {
    const mine = (asked += 1)
    const answer = await bridge.call('figures.read', { days: get().days })
    if (mine !== asked) return
    if (answer.ok) set({ view: answer.value, failure: null })
    else set({ failure: answer.failure })
  }

  return {
    view: null,
    days: 30,
    failure: null,
    opened: () => {
      void read()
      return bridge.on('changed', ({ topics }) => {
        if (topics.some((topic) => followed.has(topic))) void read()
      })
    },
    daysPicked: (days) => {
      set({ days })
      void read()
    },
    retried: () => void read(),
  }
})
