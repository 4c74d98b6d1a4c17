import { numberOf } from './columns.ts'
import type { Writing } from './handles.ts'
import { isVersion } from './read-file-header.ts'
import { DamagedFile, NewerFile } from './storage-failure.ts'

/** Statements that lead from one version of a file to the next; the first makes version 1. Never edited once released. */
export type Migrations = readonly string[]

/**
 * Brings a file up to date, one transaction per step, so that a kill in between leaves a whole version. `keepCopy` is
 * called before the first step that changes a file with something in it, with the version it has.
 */
export function migrate(
  database: Writing,
  migrations: Migrations,
  file: string,
  keepCopy: (version: number) => void,
): void {
  const version = readVersion(database)
  if (!isVersion(version)) throw new DamagedFile(file)
  if (version > migrations.length) throw new NewerFile(file)
  if (version > 0 && version < migrations.length) keepCopy(version)
  for (const [index, statements] of migrations.entries()) {
    if (index < version) continue
    database.transaction(() => {
      database.execute(statements)
      database.execute(`PRAGMA user_version = ${index + 1}`)
    })
  }
}

function readVersion(database: Writing): number {
  return numberOf(database.get('PRAGMA user_version') ?? {}, 'user_version')
}
