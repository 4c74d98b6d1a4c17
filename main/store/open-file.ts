import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { numberOf, textOf } from './columns.ts'
import { Reading, Writing } from './handles.ts'
import { migrate, type Migrations } from './migrate.ts'
import { pageSize } from './page-size.ts'
import {
  fileKinds,
  hasForeignJournal,
  isOtherFile,
  readFileVersion,
  type FileKind,
} from './read-file-header.ts'
import { atPath, DamagedFile, isContradiction, NewerFile } from './storage-failure.ts'

/** How a file is to be written. */
export interface WritingOptions {
  /** Nobody else may open it meanwhile. The lock is taken at once: a second console has to hear of it when it starts. */
  exclusive: boolean
  /**
   * Each commit is on the disk when it returns. The file is checked whole before it is used (some 3 ms per MB), and copied
   * beside itself before its format changes.
   */
  durable: boolean
}

/**
 * 64 MiB of page cache. The journal of the cache is folded into the file by a thread of its own (`foldJournal`), and by
 * this connection only where that one does not keep up, after 256 MiB. What cannot be pulled again is folded after 8 MiB, so
 * that little hangs on a journal, and what is deleted is overwritten: no salvage may find it again.
 */
function tuning({ durable }: WritingOptions): string {
  return `
    PRAGMA synchronous = ${durable ? 'FULL' : 'NORMAL'};
    PRAGMA cache_size = -65536;
    PRAGMA temp_store = MEMORY;
    PRAGMA wal_autocheckpoint = ${durable ? 1024 : 32768};
    PRAGMA journal_size_limit = 67108864;
    PRAGMA secure_delete = ${durable ? 'ON' : 'OFF'};
  `
}

/**
 * Opens a file for writing and brings it up to date. A file of a newer version is not even opened. Throws what SQLite
 * and the file system throw, with the path; `storageFailure` has the words.
 */
export function openForWriting(path: string, options: WritingOptions, migrations: Migrations): Writing {
  try {
    const kind = kindOf(options)
    if (isOtherFile(path, kind) || hasForeignJournal(path, kind)) throw new DamagedFile(path)
    refuseNewer(path, kind, migrations)
    return openTuned(path, options, migrations)
  } catch (thrown) {
    throw atPath(thrown, path)
  }
}

/** Throws where a later version wrote the file or its journal; neither is opened for that. */
export function refuseNewer(path: string, kind: FileKind, migrations: Migrations): void {
  if (versionAt(path, kind) > migrations.length) throw new NewerFile(path)
}

function versionAt(path: string, kind: FileKind): number {
  try {
    return readFileVersion(path, kind)
  } catch (thrown) {
    throw atPath(thrown, path)
  }
}

function openTuned(path: string, options: WritingOptions, migrations: Migrations): Writing {
  const writing = new Writing(new DatabaseSync(path, { timeout: options.exclusive ? 250 : 5000 }))
  try {
    writing.execute(`PRAGMA page_size = ${pageSize}`)
    if (options.exclusive) writing.execute('PRAGMA locking_mode = EXCLUSIVE')
    writing.execute('PRAGMA journal_mode = WAL')
    writing.execute(tuning(options))
    writing.get('PRAGMA schema_version')
    if (options.exclusive) writing.transaction(() => undefined)
    if (isOfAnotherKind(writing, options)) throw new DamagedFile(path)
    if (options.durable && !isWhole(writing)) throw new DamagedFile(path)
    const keepCopy = (version: number) => copyBeside(writing, `${path}.version-${version}`)
    migrateOrDoubt(writing, migrations, path, options.durable ? keepCopy : () => undefined)
    claim(writing, options)
    return writing
  } catch (thrown) {
    writing.close()
    throw thrown
  }
}

/** Tables that do not fit the version that the file states: a bit has flipped in that, and nothing can be built on it. */
function migrateOrDoubt(...[writing, migrations, path, keepCopy]: Parameters<typeof migrate>): void {
  try {
    migrate(writing, migrations, path, keepCopy)
  } catch (thrown) {
    throw isContradiction(thrown) ? new DamagedFile(path) : thrown
  }
}

function kindOf({ durable }: WritingOptions): FileKind {
  return durable ? 'work' : 'cache'
}

function readKind(database: Reading): number {
  return numberOf(database.get('PRAGMA application_id') ?? {}, 'application_id')
}

function isOfAnotherKind(database: Reading, options: WritingOptions): boolean {
  const kind = readKind(database)
  return kind !== 0 && kind !== fileKinds[kindOf(options)]
}

/** Files of earlier versions say nothing of their kind yet. */
function claim(database: Writing, options: WritingOptions): void {
  if (readKind(database) === 0) database.execute(`PRAGMA application_id = ${fileKinds[kindOf(options)]}`)
}

export function openForReading(path: string): Reading {
  const reading = new Reading(new DatabaseSync(path, { readOnly: true, timeout: 5000 }))
  reading.all('PRAGMA cache_size = -65536')
  return reading
}

/** Whether every tree of the file can be walked, and every row keeps the rules of its table. */
export function isWhole(database: Reading): boolean {
  return Object.values(database.get('PRAGMA quick_check(1)') ?? {})[0] === 'ok'
}

/** The same for one table and its indexes. */
export function isTableWhole(database: Reading, table: string): boolean {
  const answer = database.get('SELECT * FROM pragma_quick_check(?)', table)
  return Object.values(answer ?? {})[0] === 'ok'
}

/** Every table that has pages of its own. */
export function tableNames(database: Reading): string[] {
  return database
    .all("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0")
    .map((row) => textOf(row, 'name'))
}

/** Copies an open file as it stands; a copy of that name is replaced only once the new one is whole. */
function copyBeside(database: Writing, to: string): void {
  const unfinished = `${to}.new`
  rmSync(unfinished, { force: true })
  database.run('VACUUM INTO ?', unfinished)
  renameSync(unfinished, to)
}

/** Between a file's name and the date on which it was set aside. */
const damaged = '.damaged-'

/** The date in a file's name, with a number behind it where a file of that date rests there already: none is ever replaced. */
export function freeMark(path: string, now: number): string {
  const date = new Date(now).toISOString().replace(/[:.]/g, '-')
  for (let number = 1; ; number += 1) {
    const mark = number === 1 ? date : `${date}.${number}`
    if (!isTaken(path + damaged + mark) && !isTaken(`${path}.salvaged-${mark}`)) return mark
  }
}

/** Whether a file's name ends as `freeMark` has it: a journal, or what somebody else named, does not. */
export function isMark(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT[\d-]+Z(\.\d+)?$/.test(text)
}

function isTaken(path: string): boolean {
  return ['', '-wal', '-shm'].some((suffix) => existsSync(path + suffix))
}

/** Whether a file of this name was ever set aside, and rests beside it. */
export function hasSetAside(path: string): boolean {
  const beginning = basename(path) + damaged
  return readdirSync(dirname(path)).some((name) => name.startsWith(beginning))
}

/**
 * Renames a database with its journal, so that the journal is never replayed into its successor. The database goes
 * first: whoever is killed in between finds a journal without a database, and no damaged database without its journal.
 */
export function setAsideFile(path: string, mark: string): string {
  const aside = path + damaged + mark
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(path + suffix)) renameSync(path + suffix, aside + suffix)
  }
  return aside
}
