import { renameSync } from 'node:fs'
import { join } from 'node:path'
import type { SettingsFile } from './host-shell.ts'

/** What electron-store and conf, its base, have in common: the whole file as one object, written atomically. */
export interface ObjectFile {
  store: Record<string, unknown>
}

/**
 * A settings file in `folder`. A file that cannot be read as JSON is set aside under a dated name, never deleted, and
 * the console goes on with defaults.
 */
export function openSettingsFile(
  folder: string,
  name: string,
  open: (folder: string, name: string) => ObjectFile,
  now: () => Date,
  log: (line: string) => void,
): SettingsFile {
  let file: ObjectFile
  try {
    file = open(folder, name)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const aside = `${name}.unreadable-${now().toISOString().replaceAll(':', '-')}.json`
    renameSync(join(folder, `${name}.json`), join(folder, aside))
    log(`${name}.json could not be read and was set aside as ${aside}`)
    file = open(folder, name)
  }
  return {
    read: () => file.store,
    write(values) {
      file.store = { ...values }
    },
  }
}
