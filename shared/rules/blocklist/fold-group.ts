import type { RecordedOperation } from '../../protocol/blocklist.ts'
import type { OperationId } from '../../protocol/common.ts'
import { isSeenBy, seenBy } from './seen-by.ts'

/** What of an operation decides the list; an unsent one has it too, before the desk has recorded it. */
export type FoldedOperation = Pick<
  RecordedOperation,
  | 'id'
  | 'groupId'
  | 'act'
  | 'targets'
  | 'after'
  | 'from'
  | 'until'
  | 'reason'
  | 'evidence'
  | 'madeBy'
  | 'countedAt'
>

/** One block of a group, as all operations on it leave it. */
export interface FoldedEntry<Operation extends FoldedOperation = FoldedOperation> {
  /** The block that made it. */
  readonly block: Operation
  /** Whose `until` and whose `reason` count: the block's own, or a later one's. */
  readonly untilBy: Operation
  readonly reasonBy: Operation
  /** The lift that ended it for good; null while nobody lifted it. */
  readonly lift: Operation | null
}

/** Two operations that did not know of each other: one counts, the other does not. Somebody should look at both. */
export interface Dispute {
  readonly entryId: OperationId
  readonly kept: OperationId
  readonly lost: OperationId
}

export interface FoldedGroup<Operation extends FoldedOperation = FoldedOperation> {
  readonly entries: readonly FoldedEntry<Operation>[]
  /** Those that nobody has decided since, knowing both sides. */
  readonly disputes: readonly Dispute[]
  /** Without effect, because another one beat them. */
  readonly superseded: ReadonlySet<OperationId>
}

/**
 * The blocklist of one group: a pure function of the set of its operations, so that whoever has the same operations
 * has the same list, in whatever order they came. Source: urgency-and-blocklist.md, "Administered offline".
 */
export function foldGroup<Operation extends FoldedOperation>(
  operations: readonly Operation[],
): FoldedGroup<Operation> {
  const known = new Map(operations.map((operation) => [operation.id, operation]))
  const ordered = [...known.values()].sort(earlierFirst)
  const entries: FoldedEntry<Operation>[] = []
  const superseded = new Set<OperationId>()
  const disputes: Dispute[] = []
  for (const block of ordered.filter(({ act }) => act === 'block')) {
    const changes = ordered.filter(({ act, targets }) => act !== 'block' && targets.includes(block.id))
    const lifts = changes.filter(({ act }) => act === 'lift')
    const untils = [block, ...changes.filter(({ act }) => act === 'extend' || act === 'shorten')]
    const reasons = [block, ...changes.filter(({ act }) => act === 'edit-reason')]
    const [lift = null] = lifts
    const untilBy = winner(untils, known)
    const reasonBy = winner(reasons, known)
    entries.push({ block, untilBy, reasonBy, lift })
    // On an entry that was lifted nothing else has an effect, so there is nothing else to lose.
    const lost =
      lift === null
        ? [...beaten(untils, untilBy, known), ...beaten(reasons, reasonBy, known)]
        : unseenByAny(
            changes.filter(({ act }) => act !== 'lift'),
            lifts,
            known,
          )
    for (const [loser, kept] of lost) {
      superseded.add(loser.id)
      disputes.push({ entryId: block.id, kept: kept.id, lost: loser.id })
    }
  }
  return { entries, superseded, disputes: disputes.filter((dispute) => !isDecided(dispute, ordered, known)) }
}

type Known<Operation> = ReadonlyMap<OperationId, Operation>
type Lost<Operation> = [loser: Operation, kept: Operation]

/** Whoever knew of the others beats them; among those that did not know of each other, the later one. */
function winner<Operation extends FoldedOperation>(
  candidates: readonly Operation[],
  known: Known<Operation>,
): Operation {
  const [first, ...others] = candidates
  if (first === undefined) throw new Error('A register has at least the block that made it.')
  if (others.length === 0) return first
  const beatenKnowingly = seenBy(candidates, known)
  const heads = candidates.filter(({ id }) => !beatenKnowingly.has(id))
  // A ring of operations that claim to know each other has no head: then all of them count as concurrent.
  return (heads.length > 0 ? heads : candidates).toSorted(earlierFirst).at(-1) ?? first
}

/** What the winner had not seen and beat all the same. */
function beaten<Operation extends FoldedOperation>(
  candidates: readonly Operation[],
  kept: Operation,
  known: Known<Operation>,
): Lost<Operation>[] {
  if (candidates.length < 2) return []
  const seen = seenBy([kept], known)
  const lost: Lost<Operation>[] = []
  for (const loser of candidates)
    if (loser.id !== kept.id && loser.act !== 'block' && !seen.has(loser.id)) lost.push([loser, kept])
  return lost
}

/** A lift ends an entry whatever else was done to it: what no lift had seen lost against the first of them. */
function unseenByAny<Operation extends FoldedOperation>(
  changes: readonly Operation[],
  lifts: readonly Operation[],
  known: Known<Operation>,
): Lost<Operation>[] {
  const seen = seenBy(lifts, known)
  const lost: Lost<Operation>[] = []
  const [first] = lifts
  if (first === undefined) return lost
  for (const change of changes) if (!seen.has(change.id)) lost.push([change, first])
  return lost
}

/** A later operation whose author saw both sides has decided between them. */
function isDecided<Operation extends FoldedOperation>(
  { kept, lost }: Dispute,
  operations: readonly Operation[],
  known: Known<Operation>,
): boolean {
  return operations.some(
    (operation) =>
      operation.id !== kept &&
      operation.id !== lost &&
      isSeenBy(kept, operation, known) &&
      isSeenBy(lost, operation, known),
  )
}

/** By the instant that counts; where two have the same, by id. */
export function earlierFirst(one: FoldedOperation, other: FoldedOperation): number {
  if (one.countedAt !== other.countedAt) return one.countedAt < other.countedAt ? -1 : 1
  return one.id < other.id ? -1 : 1
}
