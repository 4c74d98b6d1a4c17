import { mkdir, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { isHeld } from '../store/copy-database.ts'
import { inspectDesk, type Inspection } from '../store/inspect-desk.ts'
import { copyChecked, removeTemporary } from './backup.ts'
import { MaintenanceRefused } from './maintenance-refused.ts'
import { fileExists, publishFile, temporaryName } from './safe-files.ts'

export interface Restored {
  readonly report: Inspection
  /** Where the database that was there before stands now; null where there was none. */
  readonly former: string | null
}

/**
 * Puts a backup in the place of a desk's database. The backup is read to its end first; what stood there before is
 * kept beside it under a dated name. Throws `MaintenanceRefused` or `DatabaseRefused`, and has then changed nothing.
 */
export async function restoreDatabase(
  backupFile: string,
  databaseFile: string,
  now: Date,
): Promise<Restored> {
  if (!(await fileExists(backupFile))) throw new MaintenanceRefused(`There is no backup at ${backupFile}.`)
  inspectDesk(backupFile)
  await mkdir(dirname(databaseFile), { recursive: true, mode: 0o700 })
  const temporary = temporaryName(databaseFile)
  try {
    const report = await copyChecked(backupFile, temporary)
    if ((await fileExists(databaseFile)) && isHeld(databaseFile))
      throw new MaintenanceRefused(
        `A service is running on ${databaseFile}. Stop it first, then restore again.`,
      )
    const former = await setAside(databaseFile, now)
    await publishFile(temporary, databaseFile)
    return { report, former }
  } finally {
    await removeTemporary(temporary)
  }
}

/** A log that could not be folded belongs to the file it stood beside: left there, it would be read into the new one. */
async function setAside(databaseFile: string, now: Date): Promise<string | null> {
  const stamp = now.toISOString().replace(/[:.]/g, '-')
  const former = `${databaseFile}.before-restore-${stamp}`
  let moved: string | null = null
  for (const suffix of ['-wal', '-shm', '']) {
    if (!(await fileExists(databaseFile + suffix))) continue
    await rename(databaseFile + suffix, former + suffix)
    moved = former
  }
  return moved
}
