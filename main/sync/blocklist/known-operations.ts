import type { Enforcement } from '../../../shared/ipc/blocklist-views.ts'
import { madeOf, operationOf } from '../../../shared/ipc/made-operation.ts'
import type { RecordedOperation } from '../../../shared/protocol/blocklist.ts'
import type { StaffId } from '../../../shared/protocol/common.ts'
import { isErased } from '../../../shared/rules/blocklist/chain.ts'
import type { FoldedOperation } from '../../../shared/rules/blocklist/fold-group.ts'
import type { KeptAct } from '../../store/act-row.ts'

/** An operation as it is known here, recorded or not, and how far it has come. */
export interface KnownOperation extends FoldedOperation {
  /** By the clock of the workstation on which it was made, in ms. */
  readonly madeMs: number
  readonly enforcement: Enforcement
  /** Its place in the desk's chain; null while only here. */
  readonly order: number | null
  readonly hash: string | null
  readonly isErased: boolean
}

export interface KnownOperations {
  /** What the list is folded from: what the desk recorded, and what was made here and is on its way. */
  readonly counted: readonly KnownOperation[]
  /** Made here, and in need of its author: without effect, and shown all the same. */
  readonly refused: readonly KnownOperation[]
}

/** The operations on one group. `acts` are those made here that the feed has not shown yet. */
export function knownOperations(
  recorded: readonly RecordedOperation[],
  acts: readonly KeptAct[],
  author: StaffId,
): KnownOperations {
  const fed = new Set<string>(recorded.map(({ id }) => id))
  const own = acts
    .filter(({ made }) => made === null || !fed.has(made))
    .map((kept) => ownOperation(kept, author))
    .filter((operation) => operation !== null)
  const isRefused = ({ enforcement }: KnownOperation) => enforcement.kind === 'refused'
  return {
    counted: [...recorded.map(recordedOperation), ...own.filter((operation) => !isRefused(operation))],
    refused: own.filter(isRefused),
  }
}

function recordedOperation(operation: RecordedOperation): KnownOperation {
  return {
    ...operation,
    madeMs: operation.madeAt.ms,
    enforcement: { kind: 'enforced', at: Date.parse(operation.receivedAt) },
    isErased: isErased(operation),
  }
}

/** As the desk will record it, as far as that is known: it counts from when it was made. */
function ownOperation(kept: KeptAct, author: StaffId): KnownOperation | null {
  const { act, base } = kept
  const made = madeOf(base)
  if (act.kind !== 'change-blocklist' || made === null) return null
  const operation = operationOf(act, made)
  const countedAt = new Date(made.madeAt.ms).toISOString()
  return {
    ...operation,
    from: operation.from ?? countedAt,
    until: operation.until ?? null,
    evidence: act.evidence,
    madeBy: author,
    countedAt,
    madeMs: made.madeAt.ms,
    enforcement: enforcementOf(kept),
    order: null,
    hash: null,
    isErased: false,
  }
}

function enforcementOf({ id: actId, state }: KeptAct): Enforcement {
  switch (state.kind) {
    case 'needs-you':
      return { kind: 'refused', actId, failure: state.failure }
    case 'sent':
      return { kind: 'sent', actId }
    default:
      return { kind: 'only-here', actId }
  }
}

const reach: Record<Enforcement['kind'], number> = { refused: 0, 'only-here': 1, sent: 2, enforced: 3 }

/** The one that has come the least far; of those that the desk has, the first given. */
export function leastFar(first: Enforcement, ...others: readonly Enforcement[]): Enforcement {
  return others.reduce((least, one) => (reach[one.kind] < reach[least.kind] ? one : least), first)
}
