import { numberOf } from './columns.ts'
import type { Writing } from './handles.ts'
import { NewerFile } from './storage-failure.ts'

/** Statements that lead from one version of a file to the next; the first makes version 1. Never edited once released. */
export type Migrations = readonly string[]

/** Brings a file up to date, one transaction per step, so that a kill in between leaves a whole version. */
export function migrate(database: Writing, migrations: Migrations, file: string): void {
  const version = numberOf(database.get('PRAGMA user_version') ?? {}, 'user_version')
  if (version > migrations.length) throw new NewerFile(file)
  for (const [index, statements] of migrations.entries()) {
    if (index < version) continue
    database.transaction(() => {
      database.execute(statements)
      database.execute(`PRAGMA user_version = ${index + 1}`)
    })
  }
}
