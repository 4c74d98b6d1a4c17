import type { EntryState } from '../../protocol/blocklist.ts'
import type { TicketId } from '../../protocol/common.ts'
import type { FoldedEntry, FoldedOperation } from './fold-group.ts'

const day = 86_400_000
/** An entry without an end is looked at again so many days after somebody last decided about its end. */
export const reviewDays = 90
/** Admins are warned so long before an entry ends. */
const warnBeforeMs = 48 * 3_600_000

/** What of an entry decides how it stands. `lifted` is null while nobody lifted it. */
export interface EntryPeriod {
  readonly from: string
  readonly until: string | null
  readonly lifted: object | null
}

/** How an entry stands at an instant, in ms since 1970. It is in force from its first ms to the one before its end. */
export function stateAt({ from, until, lifted }: EntryPeriod, at: number): EntryState {
  if (lifted !== null) return 'lifted'
  if (at < Date.parse(from)) return 'planned'
  return until !== null && at >= Date.parse(until) ? 'ended' : 'in-force'
}

export function entryState({ block, untilBy, lift }: FoldedEntry, at: number): EntryState {
  return stateAt({ from: block.from, until: untilBy.until, lifted: lift }, at)
}

/** Whether an entry of this state withholds pages, or will by itself: it can be lifted, extended and shortened. */
export function isStanding(state: EntryState): boolean {
  return state === 'in-force' || state === 'planned'
}

/** The tickets that an entry rests on: those of its block, and those of whoever gave it another reason. */
export function evidenceOf({ block, reasonBy }: FoldedEntry): TicketId[] {
  return [...new Set([...block.evidence, ...reasonBy.evidence])]
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
  return Date.parse(untilBy.countedAt) + reviewDays * day
}

/** Whether an entry that is in force ends, or is to be looked at again, so soon that an admin should know. */
export function endsSoon(entry: FoldedEntry, at: number): boolean {
  const { block, untilBy, lift } = entry
  return periodEndsSoon({ from: block.from, until: untilBy.until, lifted: lift }, reviewAt(entry), at)
}

/** The same of an entry of which only this is known. `review` is its `reviewAt`. */
export function periodEndsSoon(period: EntryPeriod, review: number | null, at: number): boolean {
  if (stateAt(period, at) !== 'in-force') return false
  const end = period.until === null ? review : Date.parse(period.until)
  return end !== null && at >= end - warnBeforeMs
}
