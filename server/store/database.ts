import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Kysely, SqliteDialect } from 'kysely'
import { DatabaseRefused } from './database-refused.ts'
import { makeHeadWatch } from './head-watch.ts'
import { ensureFeedId } from './meta.ts'
import { migrate, needsMigration, refuseForeign, versionOf } from './migrate.ts'
import { makePrivateFile } from './private-file.ts'
import { shareCommits, type Rider } from './shared-commit.ts'
import { adaptSqlite } from './sqlite-adapter.ts'
import type { Tables } from './tables.ts'

/** Sees one committed state; its connection is opened read-only, so what slips past the type is refused by SQLite. */
export type Reader = Pick<Kysely<Tables>, 'selectFrom'>

/** Inside one write transaction. Only `Database.write` makes one; it reads too, its own writes included. */
export type Writer = Kysely<Tables>

export interface Database {
  readonly file: string
  /** Names this history of changes; cursors of another one are refused. */
  readonly feedId: string
  /** One consistent look at the committed state. Never wait for the network inside. */
  read<T>(work: (reader: Reader) => Promise<T>): Promise<T>
  /**
   * One write: all of it or, where it throws, nothing. Writers wait for each other, also across processes; those who wait
   * at the same time are committed together. Resolves, or rejects, after that commit.
   */
  write<T>(work: (tx: Writer) => Promise<T>): Promise<T>
  /**
   * Has `ride` come along in every transaction of this process, last, before its commit: what follows from what was written
   * needs no commit of its own. Returns the way out.
   */
  rideAlong(ride: Rider): () => void
  /** The newest committed `seq`; 0 where nothing was ever written. */
  head(): number
  /** Differs from the last time wherever anything was committed since, in this process or another. */
  commits(): number
  /** Calls `listen` with each new head, at once for commits here, within 200 ms for other processes'. Returns the way out. */
  onHead(listen: (seq: number) => void): () => void
  /** Waits for open work, folds the write-ahead log into the file and closes it. */
  close(): Promise<void>
}

export interface OpenSettings {
  /** Runs on the closed file before its format changes: the place for a backup. `version` is the old format's. */
  readonly beforeMigration?: (file: string, version: number) => Promise<void>
}

/** The one database file of a desk, inside its data folder. */
export function databaseFile(dataDir: string): string {
  return join(dataDir, 'desk.db')
}

/** Milliseconds that a writer waits for another process's transaction. */
const busyTimeout = 5000

/**
 * 64 MiB, taken only as it fills: it holds the inner pages of every index of a large desk. With SQLite's own 2 MiB a
 * page of the feed takes three times as long.
 */
const pageCache = 'pragma cache_size = -65536'

/**
 * FULL: an answered request must survive a power cut. Deleted text is overwritten, or an erasure would leave it in free
 * pages.
 */
const writerPragmas = `pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma secure_delete = on; pragma journal_size_limit = 67108864; ${pageCache}`

/** Opens, or makes, the desk's database. Throws `DatabaseRefused` with words for the operator. */
export async function openDatabase(dataDir: string, settings: OpenSettings = {}): Promise<Database> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const file = databaseFile(dataDir)
  makePrivateFile(file)
  await prepareFile(file, settings)

  const writing = new DatabaseSync(file, { timeout: busyTimeout })
  writing.exec(writerPragmas)
  const reading = new DatabaseSync(file, { timeout: busyTimeout, readOnly: true })
  reading.exec(pageCache)
  const writer = new Kysely<Tables>({ dialect: new SqliteDialect({ database: adaptSqlite(writing) }) })
  const reader = new Kysely<Tables>({ dialect: new SqliteDialect({ database: adaptSqlite(reading) }) })
  const watch = makeHeadWatch(file)

  /** `kysely.connection()` lends the one connection to one caller at a time: that is the mutex. */
  async function read<T>(work: (reader: Reader) => Promise<T>): Promise<T> {
    return reader.connection().execute(async (connection) => {
      reading.exec('begin')
      try {
        const result = await work(connection)
        reading.exec('commit')
        return result
      } catch (error) {
        if (reading.isTransaction) reading.exec('rollback')
        throw error
      }
    })
  }

  const riders = new Set<Rider>()
  const write = shareCommits(writer, writing, riders, watch.look)
  const feedId = await write(ensureFeedId)

  return {
    file,
    feedId,
    read,
    write,
    rideAlong(ride) {
      riders.add(ride)
      return () => void riders.delete(ride)
    },
    head: watch.head,
    commits: watch.commits,
    onHead: watch.onHead,
    async close() {
      // The last of those that wait. Whether the disk takes it does not matter: nothing is in it.
      await write(async () => undefined).catch(() => undefined)
      watch.stop()
      await read(async () => undefined)
      reading.close()
      writing.exec('pragma wal_checkpoint(truncate)')
      writing.close()
    },
  }
}

/** Looks before touching: a file that is refused keeps every byte, its journal mode included. */
async function prepareFile(file: string, settings: OpenSettings): Promise<void> {
  const sqlite = openFile(file)
  let closed = false
  try {
    refuseForeign(sqlite, file)
    if (needsMigration(sqlite) && settings.beforeMigration) {
      const version = versionOf(sqlite)
      sqlite.close()
      closed = true
      await settings.beforeMigration(file, version)
    }
  } finally {
    if (!closed) sqlite.close()
  }
  const migrating = new DatabaseSync(file, { timeout: busyTimeout })
  try {
    migrating.exec(writerPragmas)
    migrate(migrating)
  } finally {
    migrating.close()
  }
}

function openFile(file: string): DatabaseSync {
  let sqlite: DatabaseSync | null = null
  try {
    sqlite = new DatabaseSync(file, { timeout: busyTimeout })
    // SQLite reads the header only at the first statement; a file of another kind is found here.
    sqlite.prepare('select count(*) from sqlite_schema').get()
    return sqlite
  } catch (error) {
    sqlite?.close()
    throw new DatabaseRefused(
      `${file} cannot be opened as the desk's database (${error instanceof Error ? error.message : String(error)}). ` +
        'Restore a backup with: npm run service -- restore FILE',
    )
  }
}
