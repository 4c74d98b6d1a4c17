import { create } from 'zustand'
import type { LoadDays, LoadView } from '../../../shared/ipc/duty-views.ts'
import type { Topic } from '../../../shared/ipc/events.ts'
import type { Failure } from '../../../shared/ipc/result.ts'
import { bridge } from '../../bridge.ts'

interface LoadStore {
  /** Null until first read. */
  view: LoadView | null
  days: LoadDays
  failure: Failure | null
  /** Reads and follows; what is returned ends that. */
  opened: () => () => void
  daysPicked: (days: LoadDays) => void
  retried: () => void
}

const followed: ReadonlySet<Topic> = new Set(['pages', 'tickets', 'responders'])

export const useLoad = create<LoadStore>()((set, get) => {
  let asked = 0

  async function read() {
    const mine = (asked += 1)
    const answer = await bridge.call('load.read', { days: get().days })
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
