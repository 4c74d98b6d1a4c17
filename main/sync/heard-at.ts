import { readFact, writeFact } from '../store/fact.ts'
import type { Reading } from '../store/handles.ts'
import type { Session } from './session.ts'

/**
 * In `cache.db`: when the desk last answered, in ms. Outlives a restart without a line: the screen tells how old the
 * list is.
 */
const fact = 'heard-at'
/** Not written again within this time, in ms: a desk that is asked every half minute says nothing new by that. */
const writtenEvery = 60_000

export function noteHeard({ cache }: Pick<Session, 'cache'>, now: number): void {
  const before = readHeardAt(cache.read)
  if (before !== null && Math.abs(now - before) < writtenEvery) return
  try {
    writeFact(cache.write, fact, String(now))
  } catch {
    // A full disk: it is written with the next exchange.
    return
  }
}

/** Null before the first time. */
export function readHeardAt(cache: Reading): number | null {
  const at = Number(readFact(cache, fact) ?? 'none')
  return Number.isFinite(at) ? at : null
}
