import { CompiledQuery } from 'kysely'
import type { Writer } from './database.ts'
import type { Tables } from './tables.ts'

/** So many rows go with one statement; SQLite keeps the few statements ready that this makes. */
const chunks = [64, 8, 1] as const

/**
 * Inserts many rows by as few statements as there are. Putting them together from JSON inside SQLite takes it twice as
 * long, and one statement for each row costs the query builder more than SQLite.
 */
export async function insertRows(
  tx: Writer,
  table: keyof Tables,
  columns: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): Promise<void> {
  let begins = 0
  for (const size of chunks) {
    for (; rows.length - begins >= size; begins += size) {
      const values = rows.slice(begins, begins + size).flat()
      await tx.executeQuery(CompiledQuery.raw(insertText(table, columns, size), values))
    }
  }
}

function insertText(table: string, columns: readonly string[], count: number): string {
  const row = `(${columns.map(() => '?').join(', ')})`
  return `insert into ${table} (${columns.join(', ')}) values ${Array.from({ length: count }, () => row).join(', ')}`
}
