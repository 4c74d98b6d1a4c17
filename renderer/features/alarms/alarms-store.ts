import { create } from 'zustand'
import type { AlarmsView } from '../../../shared/ipc/alarm-views.ts'
import { bridge } from '../../bridge.ts'

interface AlarmsStore {
  /** Null before the first answer. */
  alarms: AlarmsView | null
  /** Reads and follows; what is returned ends that. */
  opened: () => () => void
}

/** What is wrong with paging. */
export const useAlarms = create<AlarmsStore>()((set) => ({
  alarms: null,
  opened: () => {
    let isHeard = false
    const leave = bridge.on('alarms', (alarms) => {
      isHeard = true
      set({ alarms })
    })
    void bridge.call('alarms.read', undefined).then((answer) => {
      // What was told meanwhile is newer than the answer.
      if (answer.ok && !isHeard) set({ alarms: answer.value })
    })
    return leave
  },
}))
