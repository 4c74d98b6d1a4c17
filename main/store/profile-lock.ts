import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { isHeldByAnother } from './storage-failure.ts'

/** `free`: the profile cannot be locked, because its folder cannot be written; what follows says so in words. */
export type ProfileLock = { kind: 'ours'; release: () => void } | { kind: 'held' } | { kind: 'free' }

/** A connection that nobody holds is closed with the next collection of garbage, and its lock with it. */
const held = new Set<DatabaseSync>()

function hold(database: DatabaseSync): () => void {
  held.add(database)
  return () => {
    if (held.delete(database)) database.close()
  }
}

/**
 * One console per profile. The lock is SQLite's own on an empty file: the system gives it back with the end of the process,
 * however that ends, on every platform, which no file that we make and delete ourselves does.
 */
export function lockProfile(profile: string): ProfileLock {
  let database: DatabaseSync | null = null
  try {
    database = new DatabaseSync(join(profile, 'console.lock'), { timeout: 0 })
    database.exec('BEGIN EXCLUSIVE')
    return { kind: 'ours', release: hold(database) }
  } catch (thrown) {
    database?.close()
    return { kind: isHeldByAnother(thrown) ? 'held' : 'free' }
  }
}
