import { existsSync, statSync } from 'node:fs'
import type { Writing } from './handles.ts'
import { openForWriting, refuseNewer } from './open-file.ts'
import { restingPlace } from './resting-place.ts'
import {
  replaceDamaged,
  replaceWhereCommitsWouldBeLost,
  resumeReplacement,
} from './salvage/replace-damaged.ts'
import { rowsAreReadable, type Look } from './salvage/readable-rows.ts'
import { readReport, type SalvageReport } from './salvage/salvage-report.ts'
import { DamagedFile, isUnreadable } from './storage-failure.ts'
import { workMigrations } from './work-migrations.ts'

export interface OpenedWork {
  writing: Writing
  /** What became of a damaged file, as long as nobody has been told; null where nothing was wrong. */
  report: SalvageReport | null
  /** This opening found the file damaged and put another in its place; the report may be of an earlier one. */
  isReplaced: boolean
  /** There was no file, or an empty one. */
  isNew: boolean
}

/**
 * Opens what was done on this workstation. A commit here is the act itself, hence the full synchronisation; the
 * exclusive lock tells a second console on the same profile that it is one too many. A damaged file is set aside, and
 * its successor holds whatever could be read of it.
 */
export function openWork(named: string, now: number, look: Look = 'usual'): OpenedWork {
  const path = restingPlace(named)
  const isResumed = resumeReplacement(path)
  // SQLite takes less than its smallest page for nothing at all, and writes over it.
  const isNew = sizeOf(path) < smallestPage
  // Before anything is done about its damage: what a newer console wrote, this one would take for nonsense.
  refuseNewer(path, 'work', workMigrations)
  try {
    // SQLite would take a journal without its database for a leftover, and delete it.
    if (isNew && sizeOf(`${path}-wal`) > 0) throw new DamagedFile(path)
    const isReplaced = replaceWhereCommitsWouldBeLost(path, openFile, now)
    return { ...opened(path, look), isReplaced: isResumed || isReplaced, isNew }
  } catch (thrown) {
    if (!isUnreadable(thrown)) throw thrown
  }
  replaceDamaged(path, openFile, now)
  return { ...opened(path, look), isReplaced: true, isNew: false }
}

function opened(path: string, look: Look): Pick<OpenedWork, 'writing' | 'report'> {
  const writing = openFile(path)
  if (rowsAreReadable(writing, look)) return { writing, report: readReport(writing) }
  writing.close()
  throw new DamagedFile(path)
}

function openFile(path: string): Writing {
  return openForWriting(path, { exclusive: true, durable: true }, workMigrations)
}

/** In bytes. */
const smallestPage = 512

function sizeOf(path: string): number {
  return existsSync(path) ? statSync(path).size : 0
}
