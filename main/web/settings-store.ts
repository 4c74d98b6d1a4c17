import Conf from 'conf'
import type { ObjectFile } from '../ipc/host-settings-file.ts'

/** conf is what electron-store is built on: the same files, without Electron. */
export function openSettingsStore(folder: string, name: string): ObjectFile {
  return new Conf<Record<string, unknown>>({
    cwd: folder,
    configName: name,
    projectName: 'imagine-desk',
    accessPropertiesByDotNotation: false,
    configFileMode: 0o600,
  })
}
