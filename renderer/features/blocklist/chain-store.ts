import { create } from 'zustand'
import type { ChainReport } from '../../../shared/ipc/blocklist-views.ts'
import type { Failure } from '../../../shared/ipc/result.ts'
import { bridge } from '../../bridge.ts'

interface ChainStore {
  /** What the last walk found, and when, in ms; null before the first. */
  found: { report: ChainReport; at: number } | null
  isWalking: boolean
  failure: Failure | null
  verified: () => Promise<void>
}

/** Walks the chain of operations on this workstation. What was found stays until the next walk, on every screen. */
export const useChain = create<ChainStore>()((set, get) => ({
  found: null,
  isWalking: false,
  failure: null,
  verified: async () => {
    if (get().isWalking) return
    set({ isWalking: true, failure: null })
    const answer = await bridge.call('blocklist.verify', undefined)
    if (answer.ok) set({ found: { report: answer.value, at: Date.now() }, isWalking: false })
    else set({ failure: answer.failure, isWalking: false })
  },
}))
