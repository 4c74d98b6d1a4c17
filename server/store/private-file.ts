import { closeSync, openSync } from 'node:fs'

/**
 * Makes an empty file that its owner alone can read, unless something has the name already. SQLite takes an empty
 * file for a new database and gives its logs the rights of the file they belong to.
 */
export function makePrivateFile(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
}
