import { textOf } from './columns.ts'
import type { Reading, Writing } from './handles.ts'

/** Small things a file knows about itself. Null for one that is not known, or known to be nothing. */
export function readFact(database: Reading, name: string): string | null {
  const row = database.get('SELECT value FROM fact WHERE name = ?', name)
  const value = row === undefined ? '' : textOf(row, 'value')
  return value === '' ? null : value
}

/** The empty text forgets. */
export function writeFact(database: Writing, name: string, value: string): void {
  database.run(
    'INSERT INTO fact (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    name,
    value,
  )
}
