import {
  groupIdSchema,
  operationIdSchema,
  type GroupId,
  type OperationId,
} from '../../shared/protocol/common.ts'
import { numberOf, textOf, textOrNullOf } from './columns.ts'
import type { Reading, Row } from './handles.ts'

/** What the operations on one group add up to, and the group that it counts as today. */
export interface BlockedGroup {
  groupId: GroupId
  root: GroupId
  /** As it was kept. */
  doc: string
}

/** The same with how its root is called; null where that is not here. */
export interface NamedBlockedGroup extends BlockedGroup {
  name: string | null
  sortName: string
  words: string
}

/** Every group that anything was ever done about. */
export function readBlockedGroups(database: Reading): NamedBlockedGroup[] {
  return database
    .all(
      `SELECT blocked_group.group_id, root, blocked_group.doc, name, sort_name, words
       FROM blocked_group LEFT JOIN customer_group ON customer_group.id = root`,
    )
    .map((row) => ({
      ...blockedGroupOf(row),
      name: textOrNullOf(row, 'name'),
      sortName: textOrNullOf(row, 'sort_name') ?? '',
      words: textOrNullOf(row, 'words') ?? '',
    }))
}

/** What was done about a group, and about those that were merged into it. */
export function readBlockedFamily(database: Reading, root: string): BlockedGroup[] {
  return database
    .all('SELECT group_id, root, doc FROM blocked_group WHERE root = ? ORDER BY group_id', root)
    .map(blockedGroupOf)
}

export function isOnBlocklist(database: Reading, root: string): boolean {
  return database.get('SELECT 1 FROM blocked_group WHERE root = ? LIMIT 1', root) !== undefined
}

/** Whether the desk withholds a group's pages at an instant, or will later. */
export function readWithholding(database: Reading, root: string, now: number): 'in-force' | 'planned' | null {
  const row = database.get(
    `SELECT min(from_at > ?1) AS planned FROM blocked_period WHERE root = ?2 AND until_at > ?1`,
    now,
    root,
  )
  const planned = row?.['planned']
  if (typeof planned !== 'number') return null
  return planned === 1 ? 'planned' : 'in-force'
}

/** The entries by which the desk withholds a group's pages at an instant. */
export function readWithholdingEntries(database: Reading, root: string, now: number): OperationId[] {
  return database
    .all(
      'SELECT entry_id FROM blocked_period WHERE root = ? AND from_at <= ? AND until_at > ?',
      root,
      now,
      now,
    )
    .map((row) => operationIdSchema.parse(row['entry_id']))
}

/** Groups over whose row acts made here lie. */
export function readLaidBlockedIds(database: Reading): string[] {
  return database
    .all('SELECT group_id FROM blocked_group WHERE laid = 1')
    .map((row) => textOf(row, 'group_id'))
}

/** Groups whose pages the desk withholds at an instant. */
export function countWithholding(database: Reading, now: number): number {
  const row = database.get(
    'SELECT count(DISTINCT root) AS n FROM blocked_period WHERE from_at <= ?1 AND until_at > ?1',
    now,
  )
  return numberOf(row ?? {}, 'n')
}

function blockedGroupOf(row: Row): BlockedGroup {
  return {
    groupId: groupIdSchema.parse(row['group_id']),
    root: groupIdSchema.parse(row['root']),
    doc: textOf(row, 'doc'),
  }
}
