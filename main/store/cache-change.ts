import type { Cache } from './cache.ts'
import type { Writing } from './handles.ts'
import { Tally } from './tally.ts'

/** A transaction on the cache: its connection, and the counts that are written at its end. */
export interface CacheChange {
  database: Writing
  tally: Tally
}

/** All of `work` and the counts that follow from it, or nothing. */
export function changeCache<Value>(cache: Cache, work: (change: CacheChange) => Value): Value {
  return cache.write.transaction(() => {
    const change: CacheChange = { database: cache.write, tally: new Tally() }
    const value = work(change)
    change.tally.flush(cache.write)
    return value
  })
}
