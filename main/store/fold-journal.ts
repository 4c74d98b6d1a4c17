import { DatabaseSync } from 'node:sqlite'
import { numberOf } from './columns.ts'
import type { Reading } from './handles.ts'

/** How many pages of its journal are not folded into the file yet. Folds nothing. */
export function unfoldedPages(database: Reading): number {
  const row = database.get('PRAGMA wal_checkpoint(NOOP)') ?? {}
  return numberOf(row, 'log') - numberOf(row, 'checkpointed')
}

/**
 * Folds the journal of a cache into the file, beside the connections that read and write it: nobody waits for it, and what
 * is written meanwhile stays in the journal. Takes some 6 ms per MB, most of them for the disk: for a thread of its own.
 */
export function foldJournal(path: string): void {
  const database = new DatabaseSync(path, { timeout: 5000 })
  try {
    database.exec('PRAGMA synchronous = NORMAL; PRAGMA wal_checkpoint(PASSIVE)')
  } finally {
    database.close()
  }
}
