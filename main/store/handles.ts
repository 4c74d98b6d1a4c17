import type {
  DatabaseSync,
  SQLInputValue,
  SQLOutputValue,
  StatementResultingChanges,
  StatementSync,
} from 'node:sqlite'
import { foldWords } from './fold-words.ts'

export type Row = Record<string, SQLOutputValue>

/**
 * A connection that reads. Statements are prepared once per text and kept. Write `LIMIT +?`: at a bare variable there
 * SQLite looks when it plans, and plans anew at every run that binds it (`sqlite3VdbeSetVarmask`), which takes longer than
 * most of our statements do.
 */
export class Reading {
  readonly #database: DatabaseSync
  readonly #statements = new Map<string, StatementSync>()

  constructor(database: DatabaseSync) {
    this.#database = database
    // SQLite's own lower() knows ASCII alone, and no accents.
    database.function('folded', { deterministic: true }, (text) => foldWords(String(text)))
  }

  all(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.#statement(sql).all(...values)
  }

  get(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#statement(sql).get(...values)
  }

  /**
   * Steps lazily, so that a merge of many scans reads no more than it shows. `slot` tells apart scans of one text that
   * are open at the same time: one prepared statement can be walked only once at a time.
   */
  walk(slot: string, sql: string, ...values: SQLInputValue[]): Iterator<Row> {
    return this.#statement(sql, slot + sql).iterate(...values)
  }

  protected change(sql: string, values: SQLInputValue[]): StatementResultingChanges {
    return this.#statement(sql).run(...values)
  }

  protected command(sql: string): void {
    this.#database.exec(sql)
  }

  close(): void {
    this.#statements.clear()
    this.#database.close()
  }

  /** `key` is the text itself where it can be: a text that is made anew for each call has to be hashed anew. */
  #statement(sql: string, key = sql): StatementSync {
    const kept = this.#statements.get(key)
    if (kept !== undefined) return kept
    const made = this.#database.prepare(sql)
    this.#statements.set(key, made)
    return made
  }
}

/** A connection that writes. What only shows things is handed a `Reading` and cannot be given the means to write. */
export class Writing extends Reading {
  #depth = 0

  /** Returns how many rows were changed. */
  run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.change(sql, values).changes)
  }

  /** Returns the row that was made; of no meaning where the statement met one that was there and changed it. */
  insert(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.change(sql, values).lastInsertRowid)
  }

  /** Several statements, or one that no transaction may hold (a pragma). */
  execute(sql: string): void {
    this.command(sql)
  }

  /** All of `work` or nothing of it. A transaction within a transaction is part of the outer one. */
  transaction<Value>(work: () => Value): Value {
    if (this.#depth > 0) return work()
    this.command('BEGIN IMMEDIATE')
    this.#depth += 1
    try {
      const value = work()
      this.command('COMMIT')
      return value
    } catch (thrown) {
      this.#rollBack()
      throw thrown
    } finally {
      this.#depth -= 1
    }
  }

  /** SQLite may have rolled back already (a full disk does that), and says so by an error that means nothing more. */
  #rollBack(): void {
    try {
      this.command('ROLLBACK')
    } catch {
      return
    }
  }
}
