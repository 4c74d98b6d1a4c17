import type { DatabaseSync } from 'node:sqlite'
import { DatabaseRefused } from './database-refused.ts'
import { migrations as history, deskApplicationId, type Migration } from './migrations.ts'

function pragmaNumber(sqlite: DatabaseSync, name: 'user_version' | 'application_id'): number {
  return Number(sqlite.prepare(`pragma ${name}`).get()?.[name])
}

/** The number of the last migration that this file has seen; 0 for a new file. */
export function versionOf(sqlite: DatabaseSync): number {
  return pragmaNumber(sqlite, 'user_version')
}

/** Refuses files that are not a desk's, or come from a newer service. Reads only, so a refused file stays as it was. */
export function refuseForeign(
  sqlite: DatabaseSync,
  file: string,
  steps: readonly Migration[] = history,
): void {
  const version = versionOf(sqlite)
  const newest = steps.at(-1)?.version ?? 0
  const application = pragmaNumber(sqlite, 'application_id')
  const tables = Number(sqlite.prepare('select count(*) as count from sqlite_schema').get()?.count)
  if (tables > 0 && application !== deskApplicationId)
    throw new DatabaseRefused(`${file} is a database of another program. Choose another DATA_DIR.`)
  if (version > newest)
    throw new DatabaseRefused(
      `${file} was written by a newer desk service (format ${version}; this service knows up to ${newest}). ` +
        'Start the newer service, or restore a backup that was taken before the upgrade.',
    )
}

/** Whether opening this file will change its format. A new, empty file has nothing worth a backup. */
export function needsMigration(sqlite: DatabaseSync, steps: readonly Migration[] = history): boolean {
  const version = versionOf(sqlite)
  return version > 0 && version < (steps.at(-1)?.version ?? 0)
}

/**
 * Brings the file to the newest format. Each step is one transaction that also writes its number, so a step that is
 * killed midway never happened, and the next start goes on from there. The number is read again under the lock:
 * two services may start on one file.
 */
export function migrate(sqlite: DatabaseSync, steps: readonly Migration[] = history): void {
  for (const step of steps) {
    sqlite.exec('begin immediate')
    try {
      if (versionOf(sqlite) < step.version) {
        for (const statement of step.statements) sqlite.exec(statement)
        sqlite.exec(`pragma user_version = ${step.version}`)
      }
      sqlite.exec('commit')
    } catch (error) {
      if (sqlite.isTransaction) sqlite.exec('rollback')
      throw error
    }
  }
}
