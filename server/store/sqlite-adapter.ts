import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import type { SqliteDatabase, SqliteStatement } from 'kysely'

/** What this service gives to SQL; anything else is a mistake of ours, found at once. */
function asInput(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value
  if (value instanceof Uint8Array) return value
  throw new TypeError(`Not a value for the database: ${typeof value}`)
}

function adaptStatement(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (values) => statement.all(...values.map(asInput)),
    run: (values) => statement.run(...values.map(asInput)),
    iterate: (values) => statement.iterate(...values.map(asInput)),
  }
}

/** Statements kept ready per connection; preparing one costs more than running it. */
const keptStatements = 300

/** node:sqlite in the shape that Kysely's SqliteDialect asks for. */
export function adaptSqlite(sqlite: DatabaseSync): SqliteDatabase {
  const ready = new Map<string, SqliteStatement>()
  return {
    close: () => sqlite.close(),
    prepare(text) {
      const known = ready.get(text)
      if (known) return known
      const made = adaptStatement(sqlite.prepare(text))
      if (ready.size >= keptStatements) ready.clear()
      ready.set(text, made)
      return made
    },
  }
}
