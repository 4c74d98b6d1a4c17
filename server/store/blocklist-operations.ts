import { createHash } from 'node:crypto'
import {
  recordedOperationSchema,
  type BlockOperation,
  type OperationResult,
  type RecordedOperation,
} from '../../shared/protocol/blocklist.ts'
import type { Staff } from '../../shared/protocol/staff.ts'
import { canonicalJson } from '../../shared/rules/canonical-json.ts'
import { chainBeginning, digestReason, hashOperation } from '../../shared/rules/blocklist/chain.ts'
import { foldGroup } from '../../shared/rules/blocklist/fold-group.ts'
import { judgeOperation } from '../../shared/rules/blocklist/judge-operation.ts'
import { putEntries } from './blocklist-entries.ts'
import type { Reader, Writer } from './database.ts'
import { recordChange } from './feed.ts'
import { findGroup } from './groups.ts'
import { newSecret } from './secrets.ts'

/** SHA-256 as hexadecimal digits: what the chain is made with. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/**
 * Takes operations one after another, each on what the ones before it left; a refused one changes nothing and takes no
 * other with it. Answers one result for each, in their order.
 */
export async function takeOperations(
  tx: Writer,
  operations: readonly BlockOperation[],
  sender: Staff,
  now: Date,
): Promise<OperationResult[]> {
  const results: OperationResult[] = []
  for (const operation of operations) results.push(await takeOperation(tx, operation, sender, now))
  return results
}

async function takeOperation(
  tx: Writer,
  operation: BlockOperation,
  sender: Staff,
  now: Date,
): Promise<OperationResult> {
  const { id, groupId } = operation
  const known = await tx
    .selectFrom('blocklist_operation')
    .select('sent_hash')
    .where('id', '=', id)
    .executeTakeFirst()
  if (known !== undefined) return judgeRepeated(operation, known.sent_hash)
  const recorded = await listOperations(tx, groupId)
  const refusal = judgeOperation(operation, {
    sender,
    receivedAt: now.getTime(),
    isGroupKnown: (await findGroup(tx, groupId)) !== null,
    recorded,
  })
  if (refusal !== null) return { id, outcome: 'refused', ...refusal }
  const next = await record(tx, operation, sender, now)
  const folded = foldGroup([...recorded, next])
  await putEntries(tx, folded.entries, now)
  const outcome = folded.superseded.has(id) ? 'superseded' : 'applied'
  return { id, outcome, code: null, reason: null }
}

/** What is known already counts once; another one under its id is somebody's mistake. */
function judgeRepeated(operation: BlockOperation, sentHash: string): OperationResult {
  const { id } = operation
  // An erased one is not compared any more: its words are gone, and so is what could be compared.
  if (sentHash === '' || sentHash === hashOfSent(operation))
    return { id, outcome: 'duplicate', code: null, reason: null }
  return { id, outcome: 'refused', code: 'id-taken', reason: 'Another operation bears this id already.' }
}

/** Who sent it is the token's to say, and not part of it. */
function hashOfSent(operation: BlockOperation): string {
  return sha256(canonicalJson({ ...operation, madeBy: undefined }))
}

/** What the desk knows of an operation at the moment in which it takes it. */
export interface Taking {
  readonly madeBy: Staff['id']
  readonly receivedAt: Date
  readonly order: number
  readonly previousHash: string
  readonly salt: string
}

/** Everything that the desk adds, once and for ever: author, times, place in the order, and the link of the chain. */
export function recordedOperation(operation: BlockOperation, taking: Taking): RecordedOperation {
  const { madeBy: _, ...made } = operation
  const { receivedAt, salt } = taking
  const countedAt = new Date(Math.min(made.madeAt.ms, receivedAt.getTime())).toISOString()
  const unhashed = {
    ...made,
    from: made.from ?? countedAt,
    until: made.until ?? null,
    evidence: made.evidence ?? [],
    madeBy: taking.madeBy,
    receivedAt: receivedAt.toISOString(),
    order: taking.order,
    countedAt,
    salt,
    reasonDigest: digestReason(salt, made.reason, sha256),
    previousHash: taking.previousHash,
  }
  return { ...unhashed, hash: hashOperation(unhashed, sha256) }
}

/** The columns of an operation, told apart from others of its id by what was sent; also for bulk filling. */
export function operationRow(recorded: RecordedOperation, sent: BlockOperation) {
  return {
    id: recorded.id,
    position: recorded.order,
    group_id: recorded.groupId,
    sent_hash: hashOfSent(sent),
    hash: recorded.hash,
    doc: JSON.stringify(recorded),
  }
}

async function record(
  tx: Writer,
  operation: BlockOperation,
  sender: Staff,
  now: Date,
): Promise<RecordedOperation> {
  const last = await tx
    .selectFrom('blocklist_operation')
    .select(['position', 'hash'])
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst()
  const recorded = recordedOperation(operation, {
    madeBy: sender.id,
    receivedAt: now,
    order: (last?.position ?? 0) + 1,
    previousHash: last?.hash ?? chainBeginning,
    salt: newSecret(),
  })
  await tx.insertInto('blocklist_operation').values(operationRow(recorded, operation)).execute()
  await recordChange(tx, { kind: 'blocklist-operation', id: recorded.id, op: 'put', version: 1, now })
  return recorded
}

/** A group's operations in the desk's order. */
export async function listOperations(reader: Reader, groupId: string): Promise<RecordedOperation[]> {
  const rows = await reader
    .selectFrom('blocklist_operation')
    .select('doc')
    .where('group_id', '=', groupId)
    .orderBy('position')
    .execute()
  return rows.map((row) => recordedOperationSchema.parse(JSON.parse(row.doc)))
}
