import { isDeepStrictEqual } from 'node:util'
import {
  blocklistEntrySchema,
  type BlocklistEntry,
  type EntryState,
  type ListedEntry,
  type RecordedOperation,
} from '../../shared/protocol/blocklist.ts'
import type { GroupId } from '../../shared/protocol/common.ts'
import { groupSchema } from '../../shared/protocol/group.ts'
import { evidenceOf, reviewAt, stateAt } from '../../shared/rules/blocklist/entry-state.ts'
import type { FoldedEntry } from '../../shared/rules/blocklist/fold-group.ts'
import type { Reader, Writer } from './database.ts'
import { recordChange } from './feed.ts'

/** Writes what a group's operations add up to now: those entries that it changed, each under its next version. */
export async function putEntries(
  tx: Writer,
  entries: readonly FoldedEntry<RecordedOperation>[],
  now: Date,
): Promise<void> {
  for (const entry of entries) {
    const { id } = entry.block
    const row = await tx.selectFrom('blocklist_entry').select('doc').where('id', '=', id).executeTakeFirst()
    const known = row ? blocklistEntrySchema.parse(JSON.parse(row.doc)) : null
    const next = entryOf(entry, known)
    if (known === null || !isDeepStrictEqual(next, known)) await writeEntry(tx, next, known, now)
  }
}

/** The stored entry, with the hits that only the desk counts. */
export function entryOf(
  entry: FoldedEntry<RecordedOperation>,
  known: Pick<BlocklistEntry, 'hits' | 'lastHitAt' | 'version'> | null,
): BlocklistEntry {
  const { block, untilBy, reasonBy, lift } = entry
  const review = reviewAt(entry)
  return {
    id: block.id,
    groupId: block.groupId,
    reason: reasonBy.reason,
    evidence: evidenceOf(entry),
    madeBy: block.madeBy,
    from: block.from,
    until: untilBy.until,
    reviewAt: review === null ? null : new Date(review).toISOString(),
    lifted: lift && { at: lift.receivedAt, by: lift.madeBy, reason: lift.reason },
    enforcedSince: block.receivedAt,
    hits: known?.hits ?? 0,
    lastHitAt: known?.lastHitAt ?? null,
    version: known?.version ?? 1,
  }
}

async function writeEntry(
  tx: Writer,
  next: BlocklistEntry,
  known: BlocklistEntry | null,
  now: Date,
): Promise<void> {
  const entry = { ...next, version: (known?.version ?? 0) + 1 }
  const { id, ...columns } = entryRow(entry)
  await tx
    .insertInto('blocklist_entry')
    .values({ id, ...columns })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .execute()
  await recordChange(tx, { kind: 'blocklist-entry', id, op: 'put', version: entry.version, now })
}

/** The columns of an entry; also for bulk filling. */
export function entryRow(entry: BlocklistEntry) {
  return { id: entry.id, group_id: entry.groupId, version: entry.version, doc: JSON.stringify(entry) }
}

export interface EntryFilter {
  readonly group: string | undefined
  readonly state: EntryState | undefined
}

/** Entries with their group's name of today, by id; keyset after an id. Whoever filters by state reads on past others. */
export async function listEntries(
  reader: Reader,
  filter: EntryFilter,
  after: string,
  limit: number,
  now: number,
): Promise<ListedEntry[]> {
  let query = reader
    .selectFrom('blocklist_entry as entry')
    .innerJoin('customer_group', 'customer_group.id', 'entry.group_id')
    .select(['entry.doc', 'customer_group.doc as groupDoc'])
    .where('entry.id', '>', after)
    .orderBy('entry.id')
  if (filter.group !== undefined) query = query.where('entry.group_id', '=', filter.group)
  const found: ListedEntry[] = []
  for (const row of await query.execute()) {
    const entry = blocklistEntrySchema.parse(JSON.parse(row.doc))
    const state = stateAt(entry, now)
    if (filter.state !== undefined && filter.state !== state) continue
    const group = groupSchema.parse(JSON.parse(row.groupDoc))
    found.push({ ...entry, groupName: group.name, state })
    if (found.length === limit) break
  }
  return found
}

/** The entries that withhold pages of any of these groups now. */
export async function entriesWithholding(
  reader: Reader,
  groupIds: readonly GroupId[],
  now: Date,
): Promise<BlocklistEntry[]> {
  const rows = await reader
    .selectFrom('blocklist_entry')
    .select('doc')
    .where('group_id', 'in', groupIds)
    .orderBy('id')
    .execute()
  return rows
    .map((row) => blocklistEntrySchema.parse(JSON.parse(row.doc)))
    .filter((entry) => stateAt(entry, now.getTime()) === 'in-force')
}

/** Counts a page that these entries withheld. */
export async function countHit(tx: Writer, entries: readonly BlocklistEntry[], now: Date): Promise<void> {
  for (const entry of entries)
    await writeEntry(tx, { ...entry, hits: entry.hits + 1, lastHitAt: now.toISOString() }, entry, now)
}
