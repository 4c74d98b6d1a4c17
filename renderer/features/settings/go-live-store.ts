import { create } from 'zustand'
import type { Failure } from '../../../shared/ipc/result.ts'
import type { GoLive } from '../../../shared/protocol/go-live.ts'
import { bridge } from '../../bridge.ts'

export type GoLiveState =
  | { kind: 'asking' }
  | { kind: 'told'; goLive: GoLive }
  /** The desk alone knows; an answer from a cache would pretend. */
  | { kind: 'failed'; failure: Failure }

interface GoLiveStore {
  state: GoLiveState
  asked(): Promise<void>
}

/** What the desk says is missing before it goes live. */
export const useGoLive = create<GoLiveStore>()((set) => ({
  state: { kind: 'asking' },
  async asked() {
    set({ state: { kind: 'asking' } })
    const answer = await bridge.call('golive.read', undefined)
    set({
      state: answer.ok ? { kind: 'told', goLive: answer.value } : { kind: 'failed', failure: answer.failure },
    })
  },
}))
