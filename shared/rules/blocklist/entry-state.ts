import type { entryStates } from '../../protocol/blocklist.ts'
import type { FoldedEntry, FoldedOperation } from './fold-group.ts'

export type EntryState = (typeof entryStates)[number]

const day = 86_400_000
/** An entry without an end is looked at again so long after somebody last decided about its end. */
const reviewAfterMs = 90 * day
/** Admins are warned so long before an entry ends. */
const warnBeforeMs = 48 * 3_600_000

/** How an entry stands at an instant, in ms since 1970. It is in force from its first ms to the one before its end. */
export function entryState({ block, untilBy, lift }: FoldedEntry, at: number): EntryState {
  if (lift !== null) return 'lifted'
  if (at < Date.parse(block.from)) return 'planned'
  return untilBy.until !== null && at >= Date.parse(untilBy.until) ? 'ended' : 'in-force'
}

/** What withholds a group's pages at an instant. The group is blocked while there is any. */
export function entriesInForce<Operation extends FoldedOperation>(
  entries: readonly FoldedEntry<Operation>[],
  at: number,
): FoldedEntry<Operation>[] {
  return entries.filter((entry) => entryState(entry, at) === 'in-force')
}

/** When an entry without an end is to be looked at again, in ms; null where it ends by itself or was lifted. */
export function reviewAt({ untilBy, lift }: FoldedEntry): number | null {
  if (lift !== null || untilBy.until !== null) return null
  return Date.parse(untilBy.countedAt) + reviewAfterMs
}

/** Whether an entry that is in force ends, or is to be looked at again, so soon that an admin should know. */
export function endsSoon(entry: FoldedEntry, at: number): boolean {
  if (entryState(entry, at) !== 'in-force') return false
  const { until } = entry.untilBy
  const end = until === null ? reviewAt(entry) : Date.parse(until)
  return end !== null && at >= end - warnBeforeMs
}
