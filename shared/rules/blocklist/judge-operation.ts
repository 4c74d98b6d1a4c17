import type { BlockOperation, OperationRefusal } from '../../protocol/blocklist.ts'
import type { OperationId, StaffId } from '../../protocol/common.ts'
import type { Role } from '../../protocol/staff.ts'
import { endFault, endsBeforeItBegins } from './entry-end.ts'
import { foldGroup, type FoldedEntry, type FoldedOperation } from './fold-group.ts'
import { seenBy } from './seen-by.ts'

/** What the desk knows when an operation arrives. */
export interface OperationGround {
  readonly sender: { readonly id: StaffId; readonly role: Role }
  /** Of the desk's clock, in ms. */
  readonly receivedAt: number
  readonly isGroupKnown: boolean
  /** All recorded operations of the group. */
  readonly recorded: readonly FoldedOperation[]
}

export interface RefusedOperation {
  readonly code: OperationRefusal
  /** For its author, in a sentence. */
  readonly reason: string
}

/** A workstation's clock may run ahead by this much, in ms; more than that is a clock that nobody can rely on. */
const tolerance = 24 * 3_600_000

/** Why an operation cannot be taken; null where it can. What was made without knowing of something else is taken. */
export function judgeOperation(operation: BlockOperation, ground: OperationGround): RefusedOperation | null {
  const { sender, receivedAt, isGroupKnown, recorded } = ground
  if (sender.role !== 'admin') return refused('not-an-admin', 'Only an administrator changes the blocklist.')
  if (operation.madeBy !== undefined && operation.madeBy !== sender.id)
    return refused('not-its-author', 'It names somebody else as its author than whose token sent it.')
  if (!isGroupKnown) return refused('unknown-group', 'The desk knows no such group.')
  if (operation.reason.trim() === '') return refused('no-reason', 'Say why: the reason stands in the audit.')
  if (operation.madeAt.ms > receivedAt + tolerance)
    return refused(
      'clock-ahead',
      'It is dated in the future. Set the clock of the workstation, and do it again.',
    )
  const known = new Map(recorded.map((each) => [each.id, each]))
  if (operation.after.some((id) => !known.has(id)))
    return refused('unknown-operation', 'It follows on an operation that the desk has never had.')
  const seen = seenBy([operation], known)
  return judgeTargets(operation, entriesSeen(recorded, seen))
}

function judgeTargets(
  operation: BlockOperation,
  seen: ReadonlyMap<OperationId, FoldedEntry>,
): RefusedOperation | null {
  const { act, targets, until } = operation
  if (act === 'block') {
    if (targets.length > 0)
      return refused('bad-target', 'A block makes an entry of its own and has no target.')
    const from = operation.from ?? new Date(operation.madeAt.ms).toISOString()
    return until != null && until <= from ? refused('bad-period', endsBeforeItBegins) : null
  }
  if (act === 'lift' ? targets.length === 0 : targets.length !== 1)
    return refused('bad-target', act === 'lift' ? 'It names no entry.' : 'It has to name exactly one entry.')
  const entries = targets.map((id) => seen.get(id))
  if (!entries.every((entry) => entry !== undefined))
    return refused(
      'bad-target',
      'It is about an entry that this group does not have, or that its author had not seen.',
    )
  if (act === 'lift') return noPeriod(operation)
  const [entry] = entries
  if (entry === undefined || entry.lift !== null)
    return refused('bad-target', 'That entry was lifted, and is over for good. Block the group anew.')
  return act === 'edit-reason' ? noPeriod(operation) : judgePeriod(act, until, entry)
}

function judgePeriod(
  act: 'extend' | 'shorten',
  until: string | null | undefined,
  { block, untilBy }: FoldedEntry,
): RefusedOperation | null {
  if (until === undefined) return refused('bad-period', 'It has to say until when.')
  const fault = endFault(act, until, { from: block.from, until: untilBy.until })
  return fault === null ? null : refused('bad-period', fault)
}

function noPeriod({ from, until }: BlockOperation): RefusedOperation | null {
  const isPlain = from === undefined && until === undefined
  return isPlain
    ? null
    : refused('bad-period', 'Only a block, an extension and a shortening say from when to when.')
}

/** The group's entries as the author of an operation saw them. */
function entriesSeen(
  recorded: readonly FoldedOperation[],
  seen: ReadonlySet<OperationId>,
): ReadonlyMap<OperationId, FoldedEntry> {
  const { entries } = foldGroup(recorded.filter(({ id }) => seen.has(id)))
  return new Map(entries.map((entry) => [entry.block.id, entry]))
}

function refused(code: OperationRefusal, reason: string): RefusedOperation {
  return { code, reason }
}
