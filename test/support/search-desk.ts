import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeCache, openCache, type Cache } from '#main/store/cache'
import { indexSomeText } from '#main/store/text-index'
import { makeSample } from '#server/sample/make-sample'
import { putSample, sampleNow } from './sample-cache.ts'
import { scannedTicket, type ScannedDesk } from './search-oracle.ts'

/** A sample desk twice: indexed in a cache, and as plain values. */
export interface SearchDesk {
  cache: Cache
  scanned: ScannedDesk
  /** Numbers of tickets by their rows in the cache. */
  numbers: ReadonlyMap<number, number>
  remove: () => void
}

export function readSearchDesk(tickets: number, seed = 1): SearchDesk {
  const folder = mkdtempSync(join(tmpdir(), 'search-desk-'))
  const cache = openCache(join(folder, 'cache.db'), 0)
  putSample(cache, tickets, seed)
  while (indexSomeText(cache.write, 2000) > 0);
  const { groups, staff, tickets: made } = makeSample({ seed, tickets, now: new Date(sampleNow) })
  const scanned = {
    groups,
    staff,
    tickets: [...made].map(({ ticket, messages }) => scannedTicket(ticket, messages)),
  }
  const rows = cache.read.all('SELECT row, number FROM ticket')
  return {
    cache,
    scanned,
    numbers: new Map(rows.map(({ row, number }) => [Number(row), Number(number)])),
    remove() {
      closeCache(cache)
      rmSync(folder, { recursive: true })
    },
  }
}
