import { create } from 'zustand'
import { stoppedConnection } from '../../../shared/ipc/stopped-connection.ts'
import type { ConnectionView } from '../../../shared/ipc/views.ts'
import { bridge } from '../../bridge.ts'

interface ConnectionStore {
  /** Null until the back has spoken for the first time. */
  view: ConnectionView | null
  /** Follows the connection; what is returned ends that. */
  opened(): () => void
  retryAsked(): Promise<void>
  /** Has a sync that is under way wait, or go on. */
  pauseAsked(isPaused: boolean): void
}

export const useConnection = create<ConnectionStore>()((set) => ({
  view: null,

  opened() {
    let heard = false
    const leave = bridge.on('connection', (view) => {
      heard = true
      set({ view })
    })
    void bridge.call('connection.read', undefined).then((read) => {
      /* An event that overtook the answer is newer than the answer. */
      if (heard) return
      if (read.ok) set({ view: read.value })
      else if (read.failure.code === 'core-stopped') set({ view: stoppedConnection(read.failure) })
    })
    return leave
  },

  pauseAsked: (isPaused) => void bridge.call('connection.pause', { isPaused }),

  async retryAsked() {
    await bridge.call('connection.retry', undefined)
  },
}))
