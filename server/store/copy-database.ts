import { backup, DatabaseSync } from 'node:sqlite'
import { makePrivateFile } from './private-file.ts'

/** Pages copied at a time; between two portions the process does its other work. */
const pagesAtOnce = 1000

/**
 * Copies a database file to a new file, also while others write to it. The source stays in one read transaction: the
 * copy is what was committed at that instant, and however much is written meanwhile it never has to begin anew. Its
 * owner alone can read it.
 */
export async function copyDatabase(from: string, to: string): Promise<void> {
  makePrivateFile(to)
  const source = new DatabaseSync(from, { timeout: 5000 })
  try {
    source.exec('begin')
    source.prepare('select count(*) from sqlite_schema').get()
    await backup(source, to, { rate: pagesAtOnce })
  } finally {
    source.close()
  }
  foldLog(to)
}

/** Makes a database one file with no log beside it; the service turns the log on again when it opens the file. */
export function foldLog(file: string): void {
  const sqlite = new DatabaseSync(file)
  try {
    sqlite.exec('pragma journal_mode = delete')
  } finally {
    sqlite.close()
  }
}

/**
 * Whether another process has the database open: turning its log off needs the file for oneself alone. A file that
 * is no sound database is nobody's. Where it answers false, the log has been folded into the file.
 */
export function isHeld(file: string): boolean {
  try {
    foldLog(file)
    return false
  } catch (error) {
    return error instanceof Error && /locked|busy/i.test(error.message)
  }
}
