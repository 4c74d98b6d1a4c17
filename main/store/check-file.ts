import { isTableWhole, openForReading, tableNames } from './open-file.ts'
import { isUnreadable } from './storage-failure.ts'

/**
 * Walks every tree of a database that another connection may be writing. Table by table, so that no look lasts so long
 * that the journal could not be folded meanwhile. Takes some 5 ms per MB: for a thread of its own.
 */
export function checkFile(path: string): boolean {
  try {
    const reading = openForReading(path)
    try {
      return tableNames(reading).every((table) => isTableWhole(reading, table))
    } finally {
      reading.close()
    }
  } catch (thrown) {
    if (isUnreadable(thrown)) return false
    throw thrown
  }
}
