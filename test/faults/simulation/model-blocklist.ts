import { isDeepStrictEqual } from 'node:util'
import { entryOf } from '#server/store/blocklist-entries'
import { recordedOperation } from '#server/store/blocklist-operations'
import { Refusal } from '#server/store/refusal'
import type {
  BlocklistEntry,
  BlockOperation,
  OperationResult,
  RecordedOperation,
} from '#shared/protocol/blocklist'
import type { Staff } from '#shared/protocol/staff'
import { chainBeginning } from '#shared/rules/blocklist/chain'
import { stateAt } from '#shared/rules/blocklist/entry-state'
import { foldGroup, type FoldedEntry } from '#shared/rules/blocklist/fold-group'
import { judgeOperation } from '#shared/rules/blocklist/judge-operation'
import { canonicalJson } from '#shared/rules/canonical-json'
import type { ModelDesk } from './model-desk.ts'
import type { ModelState } from './model-state.ts'

/** As the service's own `takeOperations`. */
export function takeOperations(
  desk: ModelDesk,
  operations: readonly BlockOperation[],
  staff: Staff,
): OperationResult[] {
  if (staff.role !== 'admin') throw new Refusal('forbidden', 'Only administrators may do this.')
  return operations.map((operation) => takeOperation(desk, operation, staff))
}

function takeOperation(desk: ModelDesk, operation: BlockOperation, sender: Staff): OperationResult {
  const { state } = desk
  const { id, groupId } = operation
  const sent = canonicalJson({ ...operation, madeBy: undefined })
  const known = state.sentOperations.get(id)
  if (known !== undefined)
    return known === sent
      ? { id, outcome: 'duplicate', code: null, reason: null }
      : { id, outcome: 'refused', code: 'id-taken', reason: 'Another operation bears this id already.' }
  const recorded = operationsOf(state, groupId)
  const refusal = judgeOperation(operation, {
    sender,
    receivedAt: Date.parse(desk.now()),
    isGroupKnown: state.group.has(groupId),
    recorded,
  })
  if (refusal !== null) return { id, outcome: 'refused', ...refusal }
  const next = recordedOperation(operation, {
    madeBy: sender.id,
    receivedAt: new Date(desk.now()),
    order: state['blocklist-operation'].size + 1,
    previousHash: [...state['blocklist-operation'].values()].at(-1)?.hash ?? chainBeginning,
    salt: desk.newId(),
  })
  state['blocklist-operation'].set(id, next)
  state.sentOperations.set(id, sent)
  desk.record('blocklist-operation', id, 1)
  const folded = foldGroup([...recorded, next])
  for (const entry of folded.entries) putEntry(desk, entry)
  return { id, outcome: folded.superseded.has(id) ? 'superseded' : 'applied', code: null, reason: null }
}

/** What was recorded of a group, in the desk's order. */
export function operationsOf(state: ModelState, groupId: string): RecordedOperation[] {
  return [...state['blocklist-operation'].values()].filter((operation) => operation.groupId === groupId)
}

function putEntry(desk: ModelDesk, entry: FoldedEntry<RecordedOperation>): void {
  const known = desk.state['blocklist-entry'].get(entry.block.id) ?? null
  const next = entryOf(entry, known)
  if (known === null || !isDeepStrictEqual(next, known)) writeEntry(desk, next, known)
}

function writeEntry(desk: ModelDesk, next: BlocklistEntry, known: BlocklistEntry | null): void {
  const entry = { ...next, version: (known?.version ?? 0) + 1 }
  desk.state['blocklist-entry'].set(entry.id, entry)
  desk.record('blocklist-entry', entry.id, entry.version)
}

/** The entries that withhold pages of any of these groups at an instant, in ms. */
export function entriesWithholding(state: ModelState, groupIds: readonly string[], at: number) {
  return [...state['blocklist-entry'].values()]
    .filter(({ groupId }) => groupIds.includes(groupId))
    .filter((entry) => stateAt(entry, at) === 'in-force')
    .sort((one, other) => (one.id < other.id ? -1 : 1))
}

/** Counts a page that these entries withheld. */
export function countHit(desk: ModelDesk, entries: readonly BlocklistEntry[]): void {
  for (const entry of entries)
    writeEntry(desk, { ...entry, hits: entry.hits + 1, lastHitAt: desk.now() }, entry)
}
