import { createHash } from 'node:crypto'
import type { Put } from '#shared/protocol/changes'
import { blockOperationSchema, type BlockOperation, type RecordedOperation } from '#shared/protocol/blocklist'
import { staffIdSchema } from '#shared/protocol/common'
import { chainBeginning, digestReason, hashOperation } from '#shared/rules/blocklist/chain'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Operations as a desk records them: each with its link of the chain. */
export interface OperationChain {
  readonly recorded: readonly RecordedOperation[]
  record(operation: BlockOperation, by: string, receivedAt: number): RecordedOperation
}

export function startChain(): OperationChain {
  const recorded: RecordedOperation[] = []
  return {
    recorded,
    record(operation, by, receivedAt) {
      const { madeBy: _, ...made } = operation
      const countedAt = new Date(Math.min(made.madeAt.ms, receivedAt)).toISOString()
      const salt = `salt-${recorded.length}`
      const unhashed = {
        ...made,
        from: made.from ?? countedAt,
        until: made.until ?? null,
        evidence: made.evidence ?? [],
        madeBy: staffIdSchema.parse(by),
        receivedAt: new Date(receivedAt).toISOString(),
        order: recorded.length + 1,
        countedAt,
        salt,
        reasonDigest: digestReason(salt, made.reason, sha256),
        previousHash: recorded.at(-1)?.hash ?? chainBeginning,
      }
      const operationWithHash = { ...unhashed, hash: hashOperation(unhashed, sha256) }
      recorded.push(operationWithHash)
      return operationWithHash
    },
  }
}

/** An operation as a workstation makes it; what is not said is plain. */
export function operation(id: string, groupId: string, more: Partial<Record<string, unknown>> = {}) {
  return blockOperationSchema.parse({
    id,
    groupId,
    act: 'block',
    targets: [],
    after: [],
    reason: 'Three false alarms',
    madeAt: { ms: 1_700_000_000_000, counter: 0, node: 'n' },
    ...more,
  })
}

export function operationPut(doc: RecordedOperation, seq: number = doc.order): Put {
  return { seq, kind: 'blocklist-operation', op: 'put', id: doc.id, version: 1, doc }
}
