import type { StaffId } from '../../../shared/protocol/common.ts'
import { reviewAt } from '../../../shared/rules/blocklist/entry-state.ts'
import { foldGroup, type FoldedEntry } from '../../../shared/rules/blocklist/fold-group.ts'
import type { KeptAct } from '../../store/act-row.ts'
import type { Writing } from '../../store/handles.ts'
import { putBlockedGroup, type WithheldPeriod } from '../../store/put-blocked-group.ts'
import { readOperations } from '../../store/read-operations.ts'
import type { BlockedEntry, FoldedRow } from './folded-row.ts'
import { knownOperations, leastFar, type KnownOperation } from './known-operations.ts'

/**
 * Folds the operations on one group anew, with those made here laid over them, and keeps what that gives: lists then read
 * one row for each group, however much was done about it. `acts` are those that the feed has not shown yet.
 */
export function foldBlocked(
  database: Writing,
  person: { id: StaffId },
  groupId: string,
  acts: readonly KeptAct[],
): void {
  const recorded = readOperations(database, groupId)
  const { counted, refused } = knownOperations(recorded, acts, person.id)
  if (counted.length + refused.length === 0) return putBlockedGroup(database, groupId, null)
  const { entries, disputes } = foldGroup(counted)
  const ofDesk = recorded.length === counted.length ? entries : foldGroup(counted.filter(isRecorded)).entries
  const row: FoldedRow = {
    entries: [...entries, ...refused.filter(({ act }) => act === 'block').map(entryAlone)].map(entryOf),
    disputes: disputes.length,
    refused: refused.map(({ enforcement }) => enforcement),
    onlyHere: counted.filter(({ enforcement }) => enforcement.kind === 'only-here').length,
  }
  putBlockedGroup(database, groupId, {
    doc: JSON.stringify(row),
    periods: ofDesk.filter(({ lift }) => lift === null).map(periodOf),
    isLaid: counted.length + refused.length > recorded.length,
  })
}

function isRecorded({ order }: KnownOperation): boolean {
  return order !== null
}

/** A block that nothing else is known of. */
export function entryAlone(block: KnownOperation): FoldedEntry<KnownOperation> {
  return { block, untilBy: block, reasonBy: block, lift: null }
}

/** How far what an entry rests on has come. */
export function entryEnforcement({ block, untilBy, reasonBy, lift }: FoldedEntry<KnownOperation>) {
  return leastFar(
    block.enforcement,
    untilBy.enforcement,
    reasonBy.enforcement,
    ...(lift === null ? [] : [lift.enforcement]),
  )
}

function entryOf(entry: FoldedEntry<KnownOperation>): BlockedEntry {
  const { block, untilBy, reasonBy, lift } = entry
  return {
    id: block.id,
    madeBy: block.madeBy,
    reason: reasonBy.reason,
    from: block.from,
    until: untilBy.until,
    reviewAt: reviewAt(entry),
    isLifted: lift !== null,
    enforcement: entryEnforcement(entry),
  }
}

function periodOf({ block, untilBy }: FoldedEntry): WithheldPeriod {
  const { until } = untilBy
  const untilAt = until === null ? null : Date.parse(until)
  return { entryId: block.id, fromAt: Date.parse(block.from), untilAt }
}
