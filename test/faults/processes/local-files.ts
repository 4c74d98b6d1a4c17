import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

const suffixes = ['', '-wal', '-shm'] as const

/** The folder of the one person who used a profile. */
export function folderOfPerson(profile: string): string {
  const people = join(profile, 'people')
  const [only] = readdirSync(people)
  if (only === undefined) throw new Error('Nobody has used this profile.')
  return join(people, only)
}

/** Copies a database with its journal; the index of the journal is left behind, as SQLite makes it anew. */
export function copyDatabase(from: string, to: string): void {
  for (const suffix of suffixes) rmSync(to + suffix, { force: true })
  for (const suffix of ['', '-wal']) if (existsSync(from + suffix)) copyFileSync(from + suffix, to + suffix)
}

/** What SQLite itself says of a copy of the files; `ok` where all is well. */
export function integrityOf(path: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'desk-integrity-'))
  const copy = join(folder, 'copy.db')
  try {
    copyDatabase(path, copy)
    const database = new DatabaseSync(copy)
    try {
      return String(database.prepare('PRAGMA integrity_check').get()?.['integrity_check'])
    } finally {
      database.close()
    }
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
