import { textOf } from './columns.ts'
import type { Reading, Writing } from './handles.ts'

/** Small things a file knows about itself. Null for one that is not known, or known to be nothing. */
export function readFact(database: Reading, name: string): string | null {
  const row = database.get('SELECT value FROM fact WHERE name = ?', name)
  const value = row === undefined ? '' : textOf(row, 'value')
  return value === '' ? null : value
}

/** What reads a value that came from outside. */
export type Parse<Value> = (value: unknown) => { success: true; data: Value } | { success: false }

/** A fact that is JSON; `unreadable` where a bit has flipped in it, which whoever asks has to live with. */
export function readFactAs<Value>(
  database: Reading,
  name: string,
  parse: Parse<Value>,
): Value | 'unreadable' | null {
  const kept = readFact(database, name)
  if (kept === null) return null
  const parsed = parse(jsonOf(kept))
  return parsed.success ? parsed.data : 'unreadable'
}

/** Undefined where the text is none. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The empty text forgets. */
export function writeFact(database: Writing, name: string, value: string): void {
  database.run(
    'INSERT INTO fact (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    name,
    value,
  )
}
