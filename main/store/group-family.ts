import { groupIdSchema, type GroupId } from '../../shared/protocol/common.ts'
import { textOf } from './columns.ts'
import type { Reading } from './handles.ts'

/**
 * The group that a group counts as today: the one it was merged into, or that one, and so on. A ring, which no desk
 * makes, is walked once.
 */
export function rootOfGroup(database: Reading, id: string): GroupId {
  const seen = new Set<string>()
  let root = id
  for (let next: string | null = id; next !== null && !seen.has(next); next = mergedInto(database, next)) {
    seen.add(next)
    root = next
  }
  return groupIdSchema.parse(root)
}

function mergedInto(database: Reading, id: string): string | null {
  const row = database.get(
    `SELECT doc ->> '$.mergedInto' AS into_id FROM customer_group WHERE id = ? AND merged = 1`,
    id,
  )
  return row === undefined ? null : textOf(row, 'into_id')
}

/** A group and all that were merged into it: what is recorded of any of them is recorded of it. */
export function familyOfGroup(database: Reading, id: string): string[] {
  return database
    .all(
      `WITH RECURSIVE family (id) AS (
         SELECT ?
         UNION SELECT customer_group.id FROM customer_group JOIN family
           ON customer_group.doc ->> '$.mergedInto' = family.id WHERE customer_group.merged = 1)
       SELECT id FROM family`,
      id,
    )
    .map((row) => textOf(row, 'id'))
}

/** Every group that was merged, with the group that it counts as today. */
export function readMergedRoots(database: Reading): Map<string, string> {
  const rows = database.all(
    `SELECT id, doc ->> '$.mergedInto' AS into_id FROM customer_group WHERE merged = 1`,
  )
  const into = new Map(rows.map((row) => [textOf(row, 'id'), textOf(row, 'into_id')]))
  return new Map([...into.keys()].map((id) => [id, lastOf(into, id)]))
}

function lastOf(into: ReadonlyMap<string, string>, id: string): string {
  const seen = new Set<string>()
  let last = id
  for (let next = into.get(id); next !== undefined && !seen.has(next); next = into.get(next)) {
    seen.add(next)
    last = next
  }
  return last
}
