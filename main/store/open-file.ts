import { existsSync, renameSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { Reading, Writing } from './handles.ts'
import { migrate, type Migrations } from './migrate.ts'
import { isUnreadable } from './storage-failure.ts'

/**
 * 64 MiB of page cache, and a journal that grows as large before it is folded into the file: during a first sync each
 * folding costs more than the page of changes that caused it.
 */
const tuning = `
  PRAGMA cache_size = -65536;
  PRAGMA temp_store = MEMORY;
  PRAGMA wal_autocheckpoint = 8192;
  PRAGMA journal_size_limit = 67108864;
`

/**
 * Opens a file for writing and brings it up to date. Throws what SQLite throws; `storageFailure` has the words.
 * The exclusive lock is taken at once, not at the first act: a second console has to hear of it when it starts.
 */
export function openForWriting(
  path: string,
  options: { exclusive: boolean; durable: boolean },
  migrations: Migrations,
): Writing {
  const database = new DatabaseSync(path, { timeout: options.exclusive ? 250 : 5000 })
  const writing = new Writing(database)
  try {
    writing.execute('PRAGMA page_size = 8192')
    if (options.exclusive) writing.execute('PRAGMA locking_mode = EXCLUSIVE')
    writing.execute('PRAGMA journal_mode = WAL')
    writing.execute(`PRAGMA synchronous = ${options.durable ? 'FULL' : 'NORMAL'}`)
    writing.execute(tuning)
    writing.get('PRAGMA schema_version')
    if (options.exclusive) writing.transaction(() => undefined)
    migrate(writing, migrations, path)
    return writing
  } catch (thrown) {
    writing.close()
    throw thrown
  }
}

export function openForReading(path: string): Reading {
  const reading = new Reading(new DatabaseSync(path, { readOnly: true, timeout: 5000 }))
  reading.all('PRAGMA cache_size = -65536')
  return reading
}

/**
 * Opens, and where the file is no database or a damaged one, sets it aside under a dated name and opens a new one.
 * `setAside` is where the old one rests now; null where nothing was wrong. Nothing is ever deleted here.
 */
export function openOrSetAside(
  path: string,
  open: () => Writing,
  now: number,
): { writing: Writing; setAside: string | null } {
  try {
    return { writing: open(), setAside: null }
  } catch (thrown) {
    if (!isUnreadable(thrown)) throw thrown
  }
  const setAside = setAsideFile(path, now)
  return { writing: open(), setAside }
}

/** Renames a database with its journal, so that the journal is never replayed into its successor. */
export function setAsideFile(path: string, now: number): string {
  const mark = new Date(now).toISOString().replace(/[:.]/g, '-')
  const aside = `${path}.damaged-${mark}`
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(path + suffix)) renameSync(path + suffix, aside + suffix)
  }
  return aside
}
