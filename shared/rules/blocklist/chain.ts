import type { RecordedOperation } from '../../protocol/blocklist.ts'
import { canonicalJson } from '../canonical-json.ts'

/** SHA-256 of a text's UTF-8 bytes, as hexadecimal digits. Each side brings its platform's own. */
export type Sha256 = (text: string) => string

/** What the first operation follows on. */
export const chainBeginning = '0'.repeat(64)

/** The digest that stands for a reason in the chain: with its salt nobody can guess the words from it. */
export function digestReason(salt: string, reason: string, sha256: Sha256): string {
  return sha256(canonicalJson([salt, reason]))
}

/**
 * The hash of an operation over its canonical JSON (RFC 8785), the hash before it included. The reason enters by its
 * digest alone, so that the chain verifies on when an erasure has taken the words.
 */
export function hashOperation(operation: Omit<RecordedOperation, 'hash'>, sha256: Sha256): string {
  const { reason: _reason, salt: _salt, ...hashed } = operation
  return sha256(canonicalJson(hashed))
}

/** Where a chain does not hold, and how: something is missing, changed, or its reason says something else. */
export type ChainBreak = { readonly order: number; readonly what: 'gap' | 'link' | 'hash' | 'reason' }

/** Before the first operation. */
export const chainStart: ChainHead = { order: 0, hash: chainBeginning }

/**
 * The first place where the chain is broken; null where it holds. `operations` in the desk's order, from the first; or on
 * from `after`, where those before were walked already.
 */
export function findBreak(
  operations: readonly RecordedOperation[],
  sha256: Sha256,
  after: ChainHead = chainStart,
): ChainBreak | null {
  let previousHash = after.hash
  for (const [index, operation] of operations.entries()) {
    const order = after.order + index + 1
    const { hash, ...hashed } = operation
    if (operation.order !== order) return { order, what: 'gap' }
    if (operation.previousHash !== previousHash) return { order, what: 'link' }
    if (hashOperation(hashed, sha256) !== hash) return { order, what: 'hash' }
    if (
      !isErased(operation) &&
      digestReason(operation.salt, operation.reason, sha256) !== operation.reasonDigest
    )
      return { order, what: 'reason' }
    previousHash = hash
  }
  return null
}

/** An erasure takes the salt with the words; nothing else leaves an operation without one. */
export function isErased({ salt }: Pick<RecordedOperation, 'salt'>): boolean {
  return salt === ''
}

/** The newest link somebody saw: it has to stand in every later telling of the same chain. */
export interface ChainHead {
  readonly order: number
  readonly hash: string
}

/**
 * Whether a desk now tells another history than the one that was seen before. `told`: the link that it tells in the
 * place of the one that was seen; null where it tells none.
 */
export function isRewritten(seen: ChainHead, told: Pick<ChainHead, 'hash'> | null): boolean {
  return told?.hash !== seen.hash
}
