import { create } from 'zustand'
import type { Failure } from '../../../shared/ipc/result.ts'
import { bridge } from '../../bridge.ts'

interface TokenStore {
  token: string
  busy: boolean
  failure: Failure | null
  /** The system has no keychain: asks before the token is kept unencrypted. */
  asksForPlainToken: boolean

  typed(token: string): void
  /** Signs in again with the new token; true once it is in use. */
  replaced(serviceUrl: string, plainTokenAccepted?: boolean): Promise<boolean>
  left(): void
}

const fresh = { token: '', busy: false, failure: null, asksForPlainToken: false }

export const useToken = create<TokenStore>()((set, get) => ({
  ...fresh,

  typed(token) {
    set({ token, failure: null })
  },

  async replaced(serviceUrl, plainTokenAccepted = false) {
    const { token } = get()
    set({ busy: true, failure: null, asksForPlainToken: false })
    const consent = plainTokenAccepted ? { plainTokenAccepted } : {}
    const answer = await bridge.call('session.connect', { serviceUrl, token, ...consent })
    if (answer.ok) set(fresh)
    else if (answer.failure.code === 'token-storage-plain') set({ busy: false, asksForPlainToken: true })
    else set({ busy: false, failure: answer.failure })
    return answer.ok
  },

  left() {
    set(fresh)
  },
}))
