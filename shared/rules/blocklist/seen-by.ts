import type { OperationId } from '../../protocol/common.ts'

/** An operation, and the latest ones that its author had seen. */
export interface Knowing {
  readonly id: OperationId
  readonly after: readonly OperationId[]
}

type Known = ReadonlyMap<OperationId, Knowing>

/**
 * Everything that the authors of these operations had seen: `after`, and what stood behind that, and so on. Ids of
 * operations that are not known lead nowhere; a ring (which no honest console makes) is walked once.
 */
export function seenBy(operations: readonly Knowing[], known: Known): ReadonlySet<OperationId> {
  const seen = new Set<OperationId>()
  const open = operations.flatMap(({ after }) => [...after])
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    const operation = known.get(id)
    if (operation !== undefined) open.push(...operation.after)
  }
  return seen
}

/** Whether the author of an operation had seen another one. */
export function isSeenBy(id: OperationId, operation: Knowing, known: Known): boolean {
  return seenBy([operation], known).has(id)
}

/** The latest operations among these, which none of the others had seen: what the next one names in its `after`. */
export function latestOf(operations: readonly Knowing[]): OperationId[] {
  const known = new Map(operations.map((operation) => [operation.id, operation]))
  const seen = seenBy(operations, known)
  return operations.map(({ id }) => id).filter((id) => !seen.has(id))
}
