import type { Cache } from './cache.ts'
import { DueBook } from './due-book.ts'
import type { Writing } from './handles.ts'
import { Tally } from './tally.ts'

/** A transaction on the cache: its connection, the counts that are written at its end, and what tickets are promised. */
export interface CacheChange {
  database: Writing
  tally: Tally
  due: DueBook
}

/** All of `work` and the counts that follow from it, or nothing. */
export function changeCache<Value>(cache: Cache, work: (change: CacheChange) => Value): Value {
  return cache.write.transaction(() => {
    const change: CacheChange = { database: cache.write, tally: new Tally(), due: new DueBook(cache.write) }
    const value = work(change)
    change.tally.flush(cache.write)
    return value
  })
}
