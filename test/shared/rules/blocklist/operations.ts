import { createHash } from 'node:crypto'
import fc from 'fast-check'
import type { BlockAct } from '#shared/protocol/blocklist'
import { groupIdSchema, operationIdSchema, staffIdSchema, type OperationId } from '#shared/protocol/common'
import { earlierFirst, foldGroup, type FoldedOperation } from '#shared/rules/blocklist/fold-group'
import { latestOf } from '#shared/rules/blocklist/seen-by'

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
export const operationId = (id: string) => operationIdSchema.parse(id)

const hour = 3_600_000
const beginning = Date.parse('2026-01-01T00:00:00.000Z')

/** Hours after the beginning of 2026, as an instant. */
export const hours = (count: number) => new Date(beginning + count * hour).toISOString()

/** An operation as a test writes it down. */
export function operation(
  id: string,
  act: BlockAct,
  given: Partial<Omit<FoldedOperation, 'id' | 'act' | 'targets' | 'after'>> & {
    targets?: readonly string[]
    after?: readonly string[]
  } = {},
): FoldedOperation {
  const { targets = [], after = [], ...rest } = given
  return {
    id: operationId(id),
    groupId: groupIdSchema.parse('acme'),
    act,
    from: hours(0),
    until: null,
    reason: `Reason of ${id}`,
    evidence: [],
    madeBy: staffIdSchema.parse('ada'),
    countedAt: hours(0),
    ...rest,
    targets: targets.map(operationId),
    after: after.map(operationId),
  }
}

/** One step of an admin: what they do, to which of the entries they see, and what they pull first. */
const stepArbitrary = fc.record({
  admin: fc.nat(2),
  /** How many of the operations that exist the admin pulls before deciding. */
  pulls: fc.nat(40),
  act: fc.constantFrom<BlockAct>('block', 'lift', 'extend', 'shorten', 'edit-reason'),
  pick: fc.nat(7),
  until: fc.integer({ min: 1, max: 2_000 }),
  /** The hour on the admin's own clock, which need not be right. */
  clock: fc.nat(1_000),
})

/**
 * What three admins do to one group, each on what they have pulled and done so far: the operations that such a history
 * leaves. Every operation names what its author saw.
 */
export const historyArbitrary = fc.array(stepArbitrary, { minLength: 1, maxLength: 30 }).map((steps) => {
  const all: FoldedOperation[] = []
  const known = [new Set<OperationId>(), new Set<OperationId>(), new Set<OperationId>()]
  for (const [index, { admin, pulls, act, pick, until, clock }] of steps.entries()) {
    const seen = known[admin] as Set<OperationId>
    for (const { id } of all.slice(0, pulls)) seen.add(id)
    const visible = withCauses(all, seen)
    const entries = foldGroup(visible).entries.filter(({ lift }) => lift === null)
    const entry = entries[pick % Math.max(1, entries.length)]
    const isBlock = act === 'block' || entry === undefined
    const made = operation(`op-${String(index).padStart(3, '0')}`, isBlock ? 'block' : act, {
      targets: isBlock ? [] : [entry.block.id],
      after: latestOf(visible),
      until: hours(until),
      countedAt: hours(clock),
      madeBy: staffIdSchema.parse(`admin-${admin}`),
    })
    all.push(made)
    seen.add(made.id)
  }
  return all
})

/** Whoever has an operation has what its author had seen: the desk's feed comes in its order. */
function withCauses(all: readonly FoldedOperation[], seen: Set<OperationId>): FoldedOperation[] {
  for (const { id, after } of all.toReversed()) if (seen.has(id)) for (const cause of after) seen.add(cause)
  return all.filter(({ id }) => seen.has(id)).sort(earlierFirst)
}
