import { textOf } from './columns.ts'
import { familyOfGroup, rootOfGroup } from './group-family.ts'
import type { Reading, Writing } from './handles.ts'

/** When the desk withholds the pages of a group because of one entry, in ms; `untilAt` null: without an end. */
export interface WithheldPeriod {
  entryId: string
  fromAt: number
  untilAt: number | null
}

/** Stands for no end: later than every instant. */
export const noEnd = Number.MAX_SAFE_INTEGER

/** Writes what the operations on a group add up to; null where there are none any more. */
export function putBlockedGroup(
  database: Writing,
  groupId: string,
  folded: { doc: string; periods: readonly WithheldPeriod[]; isLaid: boolean } | null,
): void {
  database.run('DELETE FROM blocked_period WHERE group_id = ?', groupId)
  if (folded === null) {
    database.run('DELETE FROM blocked_group WHERE group_id = ?', groupId)
    return
  }
  const root = rootOfGroup(database, groupId)
  database.run(
    `INSERT INTO blocked_group (group_id, root, laid, doc) VALUES (?, ?, ?, ?)
     ON CONFLICT (group_id) DO UPDATE SET root = excluded.root, laid = excluded.laid, doc = excluded.doc`,
    groupId,
    root,
    folded.isLaid ? 1 : 0,
    folded.doc,
  )
  for (const { entryId, fromAt, untilAt } of folded.periods)
    database.run(
      'INSERT INTO blocked_period (root, entry_id, from_at, until_at, group_id) VALUES (?, ?, ?, ?, ?)',
      root,
      entryId,
      fromAt,
      untilAt ?? noEnd,
      groupId,
    )
}

/** A group was merged, or is not any more: what is recorded of it, and of those merged into it, counts elsewhere. */
export function moveBlockedFamily(database: Writing, groupId: string): void {
  for (const id of familyOfGroup(database, groupId)) {
    const root = rootOfGroup(database, id)
    database.run('UPDATE blocked_group SET root = ? WHERE group_id = ?', root, id)
    database.run('UPDATE blocked_period SET root = ? WHERE group_id = ?', root, id)
  }
}

/** The row of a group is to be folded anew, at the end of the transaction or of a first sync. */
export function markBlockedDue(database: Writing, groupIds: Iterable<string>): void {
  for (const id of groupIds) database.run('INSERT OR IGNORE INTO blocked_due (group_id) VALUES (?)', id)
}

export function readBlockedDue(database: Reading): string[] {
  return database.all('SELECT group_id FROM blocked_due').map((row) => textOf(row, 'group_id'))
}

export function forgetBlockedDue(database: Writing): void {
  database.run('DELETE FROM blocked_due')
}
