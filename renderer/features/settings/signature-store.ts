import { create } from 'zustand'
import type { Failure } from '../../../shared/ipc/result.ts'
import { signatureLimit } from '../../../shared/ipc/preferences.ts'
import { bridge } from '../../bridge.ts'
import { afterPause } from '../../ui/after-pause.ts'

interface SignatureStore {
  /** Null until it is known. */
  text: string | null
  failure: Failure | null
  opened: (personId: string) => void
  typed: (personId: string, text: string) => void
}

/** A pause in typing, in ms. */
const pauseMs = 500

/** What one person puts under their replies on this workstation; kept after each pause in typing. */
export const useSignature = create<SignatureStore>()((set, get) => {
  const saving = afterPause(pauseMs, (personId: string) => void save(personId))

  async function save(personId: string): Promise<void> {
    const read = await bridge.call('preferences.read', undefined)
    if (!read.ok) return set({ failure: read.failure })
    const signatures = { ...read.value.signatures, [personId]: get().text ?? '' }
    const kept = await bridge.call('preferences.change', { signatures })
    set({ failure: kept.ok ? null : kept.failure })
  }

  return {
    text: null,
    failure: null,
    opened: (personId) => {
      void bridge.call('preferences.read', undefined).then((read) => {
        if (read.ok) set({ text: read.value.signatures[personId] ?? '', failure: null })
        else set({ failure: read.failure })
      })
    },
    typed: (personId, text) => {
      set({ text: text.slice(0, signatureLimit) })
      saving.touched(personId)
    },
  }
})
