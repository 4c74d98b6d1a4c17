import { numberOf } from './columns.ts'
import type { Reading, Writing } from './handles.ts'

/** What counts are kept of: all tickets, one person's, or one group's. */
export type TallyScope = 'all' | 'assignee' | 'group'

/** Where a ticket is counted. */
export interface TallyCell {
  urgency: number
  status: number
  assigneeId: string
  groupId: string
}

/**
 * Collects what a transaction adds and takes away, and writes each count once at its end: a page of five thousand
 * tickets of one group touches a handful of rows.
 */
export class Tally {
  readonly #changes = new Map<string, number>()

  add(cell: TallyCell, by: 1 | -1): void {
    this.#count('all', '', cell, by)
    this.#count('assignee', cell.assigneeId, cell, by)
    this.#count('group', cell.groupId, cell, by)
  }

  #count(scope: TallyScope, key: string, cell: TallyCell, by: number): void {
    const name = `${scope}\n${key}\n${cell.urgency}\n${cell.status}`
    this.#changes.set(name, (this.#changes.get(name) ?? 0) + by)
  }

  /** Inside the transaction of the rows it counts, or counts and rows could part. */
  flush(database: Writing): void {
    for (const [name, by] of this.#changes) {
      if (by === 0) continue
      const [scope = '', key = '', urgency = '', status = ''] = name.split('\n')
      addToCount(database, scope, key, Number(urgency), Number(status), by)
    }
    this.#changes.clear()
  }
}

function addToCount(
  database: Writing,
  scope: string,
  key: string,
  urgency: number,
  status: number,
  by: number,
): void {
  database.run(
    `INSERT INTO tally (scope, key, urgency, status, count) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (scope, key, urgency, status) DO UPDATE SET count = count + excluded.count`,
    scope,
    key,
    urgency,
    status,
    by,
  )
}

/** Every count of one scope and key: at most 25 rows. */
export function readTally(
  database: Reading,
  scope: TallyScope,
  key: string,
): { urgency: number; status: number; count: number }[] {
  return database
    .all('SELECT urgency, status, count FROM tally WHERE scope = ? AND key = ?', scope, key)
    .map((row) => ({
      urgency: numberOf(row, 'urgency'),
      status: numberOf(row, 'status'),
      count: numberOf(row, 'count'),
    }))
}
