import { create } from 'zustand'
import { bridge } from './bridge.ts'

interface SamplePagerState {
  /** Where the pager of the sample desk shows what it got; null while that is not known, or lies on another machine. */
  address: string | null
  /** Whether this shell opens such an address; otherwise it is there to be copied. */
  opensLinks: boolean
  /** Asks the desk, and again whenever it is reached anew: a desk that was started again may have another one. */
  opened: () => () => void
}

/** The sample desk's own pager, for the banner that says that it is a sample. */
export const useSamplePager = create<SamplePagerState>()((set) => ({
  address: null,
  opensLinks: false,
  opened: () => {
    let asked = ''
    const ask = async () => {
      const [host, session] = await Promise.all([
        bridge.call('host.read', undefined),
        bridge.call('session.test', null),
      ])
      // Links of pages open in the system's browser only where they lead to the web (main/app/safe-link.ts).
      if (host.ok) set({ opensLinks: host.value.kind === 'browser' })
      if (session.ok) set({ address: session.value.sampleGateway ?? null })
    }
    void ask()
    return bridge.on('connection', ({ state }) => {
      if (state.kind === 'online' && asked !== 'online') void ask()
      asked = state.kind
    })
  },
}))
