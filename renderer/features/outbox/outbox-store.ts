import { create } from 'zustand'
import type { ActId, Decision, OutboxEntry } from '../../../shared/ipc/act.ts'
import type { BatchId } from '../../../shared/ipc/bulk.ts'
import type { Failure } from '../../../shared/ipc/result.ts'
import { bridge } from '../../bridge.ts'

interface OutboxStore {
  /** Null until first read. */
  entries: OutboxEntry[] | null
  failure: Failure | null
  /** Reads the outbox and follows it; what is returned ends that. */
  opened(): () => void
  retried(): Promise<void>
  /** A person does not want to wait for the next look at the line. */
  lineAsked(): Promise<void>
  /** Answers whether it was carried out. */
  decided(actId: ActId, decision: Decision): Promise<boolean>
  /** Of a batch, all that needs its author. */
  batchDecided(batchId: BatchId, decision: 'retry' | 'discard'): Promise<void>
}

export const useOutbox = create<OutboxStore>()((set) => {
  let asked = 0

  async function read() {
    const mine = (asked += 1)
    const list = await bridge.call('outbox.list', undefined)
    if (mine !== asked) return
    if (list.ok) set({ entries: list.value, failure: null })
    else set({ failure: list.failure })
  }

  return {
    entries: null,
    failure: null,

    opened() {
      void read()
      return bridge.on('changed', ({ topics }) => {
        if (topics.includes('outbox')) void read()
      })
    },

    retried: read,

    async lineAsked() {
      await bridge.call('connection.retry', undefined)
    },

    async decided(actId, decision) {
      const done = await bridge.call('outbox.decide', { actId, decision })
      await read()
      if (!done.ok) set({ failure: done.failure })
      return done.ok
    },

    async batchDecided(batchId, decision) {
      const done = await bridge.call('batch.decide', { batchId, decision })
      await read()
      if (!done.ok) set({ failure: done.failure })
    },
  }
})
