import { existsSync, renameSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { cacheMigrations } from './cache-migrations.ts'
import { Writing, type Reading } from './handles.ts'
import { migrate } from './migrate.ts'
import { freeMark, hasSetAside, openForReading, openForWriting, setAsideFile } from './open-file.ts'
import { restingPlace } from './resting-place.ts'
import { atPath, isUnreadable, storageFailure } from './storage-failure.ts'
import { TouchedTickets } from './touched-tickets.ts'

/** The cache of one person: a connection that writes and one that only reads. */
export interface Cache {
  path: string
  read: Reading
  write: Writing
  /** Where a damaged one was put when this was opened; null where nothing was wrong. */
  setAside: string | null
  /** A damaged one was set aside here at some time: while this one is not complete, it is what takes its place. */
  isRebuilt: boolean
  /** Why this is no more than a stand-in for the file; null where it is the file. */
  refusal: Error | null
  /** Whose rows were written while it is open. */
  touched: TouchedTickets
}

/** Opens the cache; a damaged one is set aside, and the next pull fills its successor. Throws what the disk throws. */
export function openCache(path: string, now: number): Cache {
  return openOr(path, now, (thrown) => {
    throw thrown
  })
}

/**
 * The same, where the disk has no room or gives no leave: with a stand-in then, so that outbox and drafts can be worked
 * with meanwhile. It is the file alone on one connection, which needs no room to be read; where even that is refused, an
 * empty cache in memory. `openAgain` makes up for it.
 */
export function openCacheOrStandIn(path: string, now: number): Cache {
  return openOr(path, now, (thrown, setAside) => {
    const code = storageFailure(thrown)?.code
    if (!(thrown instanceof Error) || (code !== 'disk-full' && code !== 'disk-read-only')) throw thrown
    const both = openAlone(path) ?? openInMemory()
    return cacheOf({ path, read: both, write: both, setAside, refusal: thrown })
  })
}

type Refused = (thrown: unknown, setAside: string | null) => Cache

function openOr(named: string, now: number, refused: Refused): Cache {
  const path = restingPlace(named)
  let setAside: string | null = null
  try {
    return openFile(path, setAside)
  } catch (thrown) {
    if (!isUnreadable(thrown)) return refused(thrown, setAside)
  }
  try {
    setAside = setAsideFile(path, freeMark(path, now))
    return openFile(path, setAside)
  } catch (thrown) {
    return refused(thrown, setAside)
  }
}

function openFile(path: string, setAside: string | null): Cache {
  const write = openForWriting(path, { exclusive: false, durable: false }, cacheMigrations)
  try {
    return cacheOf({ path, write, read: openForReading(path), setAside, refusal: null })
  } catch (thrown) {
    write.close()
    throw atPath(thrown, path)
  }
}

function cacheOf(opened: Omit<Cache, 'isRebuilt' | 'touched'>): Cache {
  return { ...opened, isRebuilt: hasSetAside(opened.path), touched: new TouchedTickets() }
}

function openAlone(path: string): Writing | null {
  if (!existsSync(path)) return null
  try {
    return openForWriting(path, { exclusive: true, durable: false }, cacheMigrations)
  } catch {
    return null
  }
}

function openInMemory(): Writing {
  const memory = new Writing(new DatabaseSync(':memory:'))
  migrate(memory, cacheMigrations, 'memory', () => undefined)
  return memory
}

/** The file in the place of its stand-in, as soon as the disk allows it; until then another stand-in. */
export function openAgain(standIn: Cache, now: number): Cache {
  closeCache(standIn)
  return openCacheOrStandIn(standIn.path, now)
}

export function closeCache(cache: Cache): void {
  cache.read.close()
  if (cache.write !== cache.read) cache.write.close()
}

/** An empty cache beside the old one, to be filled by a resync while the old one is still shown. */
export function openSuccessor(path: string, now: number): Cache {
  const successor = `${path}.next`
  removeFile(successor)
  return openCache(successor, now)
}

/**
 * Puts a filled successor in the place of the old cache. Both are closed; what stands there now is returned open: the new
 * one, or the old one where it could not be replaced, or a stand-in for either. Throws where the disk has no room to finish
 * the successor: it is dropped then, and the old cache stays open.
 */
export function replaceCache(
  old: Cache,
  successor: Cache,
  now: number,
): { cache: Cache; refusal: Error | null } {
  try {
    successor.write.execute('PRAGMA wal_checkpoint(TRUNCATE)')
  } catch (thrown) {
    dropSuccessor(successor)
    throw thrown
  }
  closeCache(successor)
  closeCache(old)
  const refusal = tryToMove(successor.path, old.path)
  const cache = openCacheOrStandIn(old.path, now)
  return { cache, refusal: refusal ?? cache.refusal }
}

/** Nobody has either open. A journal that is left of the old one would be replayed into the new one. */
function tryToMove(from: string, to: string): Error | null {
  try {
    for (const suffix of ['-wal', '-shm']) rmSync(to + suffix, { force: true })
    renameSync(from, to)
    return null
  } catch (thrown) {
    removeFile(from)
    return thrown instanceof Error ? thrown : new Error(String(thrown))
  }
}

/** Drops a successor that is not wanted after all. */
export function dropSuccessor(successor: Cache): void {
  closeCache(successor)
  removeFile(successor.path)
}

function removeFile(path: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true, recursive: true })
}
