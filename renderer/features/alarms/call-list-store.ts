import { create } from 'zustand'
import type { CallListView } from '../../../shared/ipc/alarm-views.ts'
import type { Failure } from '../../../shared/ipc/result.ts'
import { bridge } from '../../bridge.ts'

interface CallListStore {
  /** Null before the first answer. */
  list: CallListView | null
  /** Lies on the page as it is to be printed; null otherwise. */
  printed: CallListView | null
  failure: Failure | null
  /** Reads and follows; what is returned ends that. */
  opened: () => () => void
  printAsked: () => Promise<void>
  printEnded: () => void
}

/** Whom to call where this machine cannot page. */
export const useCallList = create<CallListStore>()((set) => {
  async function read(): Promise<CallListView | null> {
    const answer = await bridge.call('phones.list', undefined)
    if (answer.ok) set({ list: answer.value, failure: null })
    else set({ failure: answer.failure })
    return answer.ok ? answer.value : null
  }
  return {
    list: null,
    printed: null,
    failure: null,
    opened: () => {
      void read()
      return bridge.on('changed', ({ topics }) => {
        const isAbout = topics.some((topic) => ['tickets', 'pages', 'responders', 'provider'].includes(topic))
        if (isAbout) void read()
      })
    },
    printAsked: async () => set({ printed: await read() }),
    printEnded: () => set({ printed: null }),
  }
})
