import { z } from 'zod'
import { defaultPreferences, preferencesSchema, type Preferences } from '../../shared/ipc/preferences.ts'
import { personSchema } from './core-control.ts'
import type { SettingsFile } from './host-shell.ts'

const rememberedSchema = z.object({
  /** Who was signed in when the console ended; the token rests in the vault. */
  person: personSchema.nullable().catch(null),
  lastServiceUrl: z.string().max(500).nullable().catch(null),
  /** SHA-256 of that person's token, which is random: tells a token that was good before, and gives nothing away. */
  tokenFingerprint: z.string().max(64).nullable().catch(null),
  /** Whose view of the queue the preferences hold: ids in it mean nothing to another desk. */
  viewOwner: z.string().max(700).nullable().catch(null),
})
export type Remembered = z.infer<typeof rememberedSchema>

/** What the console remembers of this workstation. A file that makes no sense counts as empty, field by field. */
export interface HostMemory {
  session(): Remembered
  rememberSession(change: Partial<Remembered>): void
  preferences(): Preferences
  changePreferences(change: Partial<Preferences>): Preferences
}

export function createHostMemory(sessionFile: SettingsFile, preferencesFile: SettingsFile): HostMemory {
  let remembered = rememberedSchema.parse(objectIn(sessionFile.read()))
  let preferences = preferencesSchema.parse(objectIn(preferencesFile.read()))
  return {
    session: () => remembered,
    rememberSession(change) {
      remembered = { ...remembered, ...change }
      sessionFile.write(remembered)
    },
    preferences: () => preferences,
    changePreferences(change) {
      preferences = preferencesSchema.parse({ ...defaultPreferences, ...preferences, ...change })
      preferencesFile.write(preferences)
      return preferences
    },
  }
}

function objectIn(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {}
}
