import ElectronStore from 'electron-store'
import type { ObjectFile } from '../ipc/host-settings-file.ts'

/** One small JSON file beside the others of the profile, written atomically. */
export function openSettingsStore(folder: string, name: string): ObjectFile {
  return new ElectronStore<Record<string, unknown>>({
    cwd: folder,
    name,
    accessPropertiesByDotNotation: false,
    configFileMode: 0o600,
  })
}
