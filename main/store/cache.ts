import { existsSync, renameSync, rmSync } from 'node:fs'
import { cacheMigrations } from './cache-migrations.ts'
import type { Reading, Writing } from './handles.ts'
import { freeMark, openForReading, openForWriting, setAsideFile } from './open-file.ts'
import { isUnreadable } from './storage-failure.ts'

/** The cache of one person: a connection that writes and one that only reads. */
export interface Cache {
  path: string
  read: Reading
  write: Writing
  /** Where a damaged one was put when this was opened; null where nothing was wrong. */
  setAside: string | null
}

/** Opens the cache; a damaged one is set aside, and the next pull fills its successor. */
export function openCache(path: string, now: number): Cache {
  try {
    return openFile(path, null)
  } catch (thrown) {
    if (!isUnreadable(thrown)) throw thrown
  }
  return openFile(path, setAsideFile(path, freeMark(path, now)))
}

function openFile(path: string, setAside: string | null): Cache {
  const write = openForWriting(path, { exclusive: false, durable: false }, cacheMigrations)
  return { path, write, read: openForReading(path), setAside }
}

export function closeCache(cache: Cache): void {
  cache.read.close()
  cache.write.close()
}

/** An empty cache beside the old one, to be filled by a resync while the old one is still shown. */
export function openSuccessor(path: string, now: number): Cache {
  const successor = `${path}.next`
  removeFile(successor)
  return openCache(successor, now)
}

/** Puts a filled successor in the place of the old cache. Both are closed; the new one is returned open. */
export function replaceCache(old: Cache, successor: Cache, now: number): Cache {
  closeCache(old)
  successor.write.execute('PRAGMA wal_checkpoint(TRUNCATE)')
  closeCache(successor)
  removeFile(old.path)
  renameSync(successor.path, old.path)
  return openCache(old.path, now)
}

/** Drops a successor that is not wanted after all. */
export function dropSuccessor(successor: Cache): void {
  closeCache(successor)
  removeFile(successor.path)
}

function removeFile(path: string): void {
  for (const suffix of ['', '-wal', '-shm']) if (existsSync(path + suffix)) rmSync(path + suffix)
}
