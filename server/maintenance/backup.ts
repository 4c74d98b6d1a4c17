import { mkdir, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { copyDatabase } from '../store/copy-database.ts'
import { inspectDesk, type Inspection } from '../store/inspect-desk.ts'
import { MaintenanceRefused } from './maintenance-refused.ts'
import { alreadyThere, fileExists, publishFile, temporaryName } from './safe-files.ts'

/**
 * Copies a desk's database to a new file, also while a service writes to it: one committed state, checked, whole on
 * the disk before it has its name, readable by its owner alone. Throws `MaintenanceRefused` or `DatabaseRefused`.
 */
export async function backupDatabase(databaseFile: string, targetFile: string): Promise<Inspection> {
  if (!(await fileExists(databaseFile))) throw new MaintenanceRefused(`There is no desk at ${databaseFile}.`)
  if (await fileExists(targetFile)) throw alreadyThere(targetFile)
  await mkdir(dirname(targetFile), { recursive: true, mode: 0o700 })
  const temporary = temporaryName(targetFile)
  try {
    const report = await copyChecked(databaseFile, temporary)
    await publishFile(temporary, targetFile)
    return report
  } finally {
    await removeTemporary(temporary)
  }
}

/** A sound copy under the given name. Throws where the source, and so the copy, is no desk or not sound. */
export async function copyChecked(from: string, to: string): Promise<Inspection> {
  await copyDatabase(from, to)
  const report = inspectDesk(to)
  if (report.faults.length > 0)
    throw new MaintenanceRefused(`${from} is not sound, so its copy was not kept: ${report.faults.join(' ')}`)
  return report
}

/** Removes what a copy that was given up left behind. */
export async function removeTemporary(temporary: string): Promise<void> {
  for (const suffix of ['', '-wal', '-shm', '-journal']) await rm(temporary + suffix, { force: true })
}
