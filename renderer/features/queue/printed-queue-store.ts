import { create } from 'zustand'
import type { QueueRow } from '../../../shared/ipc/views.ts'
import { bridge } from '../../bridge.ts'
import { announce } from '../../ui/announce.ts'
import { useQueue } from './queue-store.ts'

/** More are no list for paper. */
export const mostPrinted = 500

export interface PrintedRows {
  rows: readonly QueueRow[]
  /** Of the whole list. */
  total: number
  /** In ms since 1970. */
  at: number
}

interface PrintedQueueStore {
  /** Null while nothing is printed. */
  printed: PrintedRows | null
  printAsked: () => Promise<void>
  printEnded: () => void
}

/** The list of the queue as it is filtered and sorted, from its beginning, for paper. */
export const usePrintedQueue = create<PrintedQueueStore>()((set) => ({
  printed: null,
  printAsked: async () => {
    const { view } = useQueue.getState()
    const answer = await bridge.call('queue.window', { view, from: { kind: 'start' }, limit: mostPrinted })
    if (answer.ok) set({ printed: { rows: answer.value.rows, total: answer.value.total, at: Date.now() } })
    else announce(answer.failure.message, { tone: 'danger' })
  },
  printEnded: () => set({ printed: null }),
}))
