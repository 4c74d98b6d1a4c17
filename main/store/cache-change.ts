import type { Cache } from './cache.ts'
import { DueBook } from './due-book.ts'
import type { Writing } from './handles.ts'
import { Tally } from './tally.ts'
import type { TouchedTickets } from './touched-tickets.ts'

/** A transaction on the cache: its connection, the counts that are written at its end, what tickets are promised, and which it writes. */
export interface CacheChange {
  database: Writing
  tally: Tally
  due: DueBook
  touched: TouchedTickets
}

/** All of `work` and the counts that follow from it, or nothing. */
export function changeCache<Value>(cache: Cache, work: (change: CacheChange) => Value): Value {
  const { write, touched } = cache
  return write.transaction(() => {
    const change: CacheChange = { database: write, tally: new Tally(), due: new DueBook(write), touched }
    const value = work(change)
    change.tally.flush(write)
    return value
  })
}
