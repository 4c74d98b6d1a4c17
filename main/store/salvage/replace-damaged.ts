import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Writing } from '../handles.ts'
import { freeMark, isMark, setAsideFile } from '../open-file.ts'
import { pageSize } from '../page-size.ts'
import { hasForeignJournal } from '../read-file-header.ts'
import { syncFolder } from '../sync-folder.ts'
import { readWal } from './read-wal.ts'
import { keepReport } from './salvage-report.ts'
import { salvageWork } from './salvage-work.ts'
import { walkFile, type WalkedFile } from './walk-file.ts'

/*
 * A successor is made beside the damaged file, and gets its name only once it is whole; from then on a start that finds
 * it puts it in place. Whoever is killed in between loses nothing: before that name the damaged file is still where it was.
 */

const successorOf = (path: string, mark: string) => `${path}.salvaged-${mark}`

/** Makes the successor of a damaged file from what can be read of it, and puts it in its place. Sets the old one aside. */
export function replaceDamaged(path: string, openNew: (path: string) => Writing, now: number): void {
  makeSuccessor(path, openNew, now)
  resumeReplacement(path)
}

/** Puts a successor in place that an earlier start finished and did not live to put there; answers whether there was one. */
export function resumeReplacement(path: string): boolean {
  const prefix = basename(successorOf(path, ''))
  const names = existsSync(dirname(path)) ? readdirSync(dirname(path)) : []
  const name = names.find((one) => one.startsWith(prefix) && isMark(one.slice(prefix.length)))
  if (name === undefined) return false
  setAsideFile(path, name.slice(prefix.length))
  renameSync(join(dirname(path), name), path)
  syncFolder(dirname(path))
  return true
}

/**
 * Looks for commits that SQLite would drop without a word, because a frame of the journal before them is damaged, and
 * if there are any replaces the file. Whether another console has it open is asked first: it may just be writing. Asked by
 * a connection that only reads: one that could write would fold the journal's sound beginning into the file when it is
 * closed, and delete the rest, also where the disk had no room for a successor.
 */
export function replaceWhereCommitsWouldBeLost(
  path: string,
  openNew: (path: string) => Writing,
  now: number,
): boolean {
  const journal = `${path}-wal`
  if (!hasCommitsBehindDamage(journal)) return false
  const held = new DatabaseSync(path, { readOnly: true, timeout: 250 })
  try {
    held.exec('BEGIN; SELECT count(*) FROM sqlite_schema')
    if (!hasCommitsBehindDamage(journal)) return false
    makeSuccessor(path, openNew, now)
  } finally {
    held.close()
  }
  return resumeReplacement(path)
}

function hasCommitsBehindDamage(journal: string): boolean {
  return (readWal(readOrEmpty(journal), pageSize)?.commitsBehindDamage ?? 0) > 0
}

function makeSuccessor(path: string, openNew: (path: string) => Writing, now: number): void {
  const mark = freeMark(path, now)
  const unfinished = `${path}.salvaging`
  for (const suffix of ['', '-wal', '-shm']) rmSync(unfinished + suffix, { force: true, recursive: true })
  // Rows of another file would hide those of this one.
  const journal = hasForeignJournal(path, 'work') ? Buffer.alloc(0) : readOrEmpty(`${path}-wal`)
  const walked = walkWithEarlier(readOrEmpty(path), journal)
  const successor = openNew(unfinished)
  try {
    successor.transaction(() => {
      const salvage = salvageWork(successor, walked, now)
      keepReport(successor, { setAside: `${path}.damaged-${mark}`, salvage })
    })
    // All of it into the file, or an error: on a full disk closing would leave it in a journal, and say nothing.
    successor.execute('PRAGMA wal_checkpoint(TRUNCATE)')
  } finally {
    successor.close()
  }
  renameSync(unfinished, successorOf(path, mark))
  syncFolder(dirname(path))
}

/**
 * The newest sound image of every page, and behind it what the damage hides: a later commit may have moved a row to a
 * page of which no sound image is left, while the commits before the damage have it whole. What was done since to a row
 * that only those have, nobody knows: it counts for a stray.
 */
function walkWithEarlier(file: Buffer, journal: Buffer): WalkedFile {
  const walked = walkFile(file, journal, pageSize)
  const read = readWal(journal, pageSize)
  if (read === null || read.commitsBehindDamage === 0) return walked
  const { rows } = walkFile(file, journal.subarray(0, read.soundBytes), pageSize)
  const work = rows.filter(({ owner }) => owner === 'act' || owner === 'draft')
  return { ...walked, rows: [...walked.rows, ...work.map((row) => ({ ...row, certain: false }))] }
}

function readOrEmpty(path: string): Buffer {
  return existsSync(path) ? readFileSync(path) : Buffer.alloc(0)
}
