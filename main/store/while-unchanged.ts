import { numberOf } from './columns.ts'
import type { Reading } from './handles.ts'
import { versionOf } from './search-totals.ts'

interface Known<Value> {
  version: string
  values: Map<string, Value>
}

/** So many different questions are remembered of one state of a file; the next one begins anew. */
const mostKnown = 200

/**
 * Remembers what was read of a cache for as long as nobody has written to it: SQLite counts the
 * commits of other connections, and the rows that this one has changed itself.
 */
export class WhileUnchanged<Value> {
  readonly #known = new WeakMap<Reading, Known<Value>>()

  get(database: Reading, question: string, read: () => Value): Value {
    const known = this.#current(database)
    const before = known.values.get(question)
    if (before !== undefined) return before
    const value = read()
    if (known.values.size >= mostKnown) known.values.clear()
    known.values.set(question, value)
    return value
  }

  #current(database: Reading): Known<Value> {
    const version = dataVersion(database)
    const known = this.#known.get(database)
    if (known?.version === version) return known
    const fresh = { version, values: new Map<string, Value>() }
    this.#known.set(database, fresh)
    return fresh
  }
}

function dataVersion(database: Reading): string {
  const own = numberOf(database.get('SELECT total_changes() AS n') ?? {}, 'n')
  return `${versionOf(database)} ${own}`
}
