import { create } from 'zustand'
import type { ProviderView } from '../shared/ipc/views.ts'
import { bridge } from './bridge.ts'

interface ProviderState {
  /** What the desk says of itself; null while that is not known here. */
  provider: ProviderView
  /** Begins to read and to listen; returns the way to stop. */
  opened: () => () => void
}

/** The provider whose desk this is, as its settings tell. */
export const useProvider = create<ProviderState>()((set) => ({
  provider: null,
  opened: () => {
    const read = async () => {
      const result = await bridge.call('provider.read', undefined)
      if (result.ok) set({ provider: result.value })
    }
    void read()
    return bridge.on('changed', ({ topics }) => {
      if (topics.includes('provider')) void read()
    })
  },
}))
