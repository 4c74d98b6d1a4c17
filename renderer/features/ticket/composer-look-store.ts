import { create } from 'zustand'
import type { Preferences } from '../../../shared/ipc/preferences.ts'
import type { Person } from '../../../shared/ipc/views.ts'
import { bridge } from '../../bridge.ts'

interface ComposerLook {
  /** Who writes; null before that is known. */
  person: Person | null
  provider: { name: string; emergencyPhone: string } | null
  /** What this person puts under their replies, in Markdown with variables; blank where nothing. */
  signature: string
  isPreviewShown: boolean
  /** Reads and follows; returns the way to stop. */
  opened: () => () => void
  previewToggled: () => void
}

/** What the composer knows beside the ticket: whose words these are, and how they are shown. */
export const useComposerLook = create<ComposerLook>()((set, get) => {
  const readProvider = async () => {
    const read = await bridge.call('provider.read', undefined)
    if (!read.ok || read.value === null) return
    const { providerName: name, emergencyPhone } = read.value
    set({ provider: { name, emergencyPhone } })
  }
  const takeSignature = ({ signatures }: Preferences) =>
    set(({ person }) => ({ signature: (person && signatures[person.id]) ?? '' }))
  const readPerson = async () => {
    const [session, preferences] = await Promise.all([
      bridge.call('session.read', undefined),
      bridge.call('preferences.read', undefined),
    ])
    if (session.ok) set({ person: 'person' in session.value ? session.value.person : null })
    if (preferences.ok) takeSignature(preferences.value)
  }
  return {
    person: null,
    provider: null,
    signature: '',
    isPreviewShown: false,
    opened: () => {
      void readPerson()
      void readProvider()
      const leavePreferences = bridge.on('preferences', takeSignature)
      const leaveChanged = bridge.on('changed', ({ topics }) => {
        if (topics.includes('provider')) void readProvider()
      })
      return () => {
        leavePreferences()
        leaveChanged()
      }
    },
    previewToggled: () => set({ isPreviewShown: !get().isPreviewShown }),
  }
})
