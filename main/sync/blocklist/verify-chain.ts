import { createHash } from 'node:crypto'
import type { ChainReport } from '../../../shared/ipc/blocklist-views.ts'
import { chainStart, findBreak, type ChainHead } from '../../../shared/rules/blocklist/chain.ts'
import type { Reading } from '../../store/handles.ts'
import { countOperations, readChainHead, readOperationsAfter } from '../../store/read-operations.ts'
import { isToldOtherwise, readSeenLink } from './watch-chain.ts'

/** Operations per step: some ms, for which another call may have to wait. */
const perStep = 200

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/**
 * Walks the whole chain that is kept here, a little at a step. That the desk tells another history than it told before is
 * said first: a chain that was rewritten as a whole holds in itself.
 */
export function* verifyChain(cache: Reading, work: Reading): Generator<void, ChainReport, undefined> {
  const about = { operations: countOperations(cache), head: readChainHead(cache) }
  const seen = readSeenLink(work)
  if (seen !== null && isToldOtherwise(cache, seen)) return { ...about, kind: 'rewritten', seen }
  if (about.head === null) return { ...about, kind: 'empty' }
  let walked: ChainHead = chainStart
  for (;;) {
    const operations = readOperationsAfter(cache, walked.order, perStep)
    const broken = findBreak(operations, sha256, walked)
    if (broken !== null) return { ...about, kind: 'broken', ...broken }
    const last = operations.at(-1)
    if (last === undefined) return { ...about, kind: 'holds' }
    walked = { order: last.order, hash: last.hash }
    yield
  }
}
