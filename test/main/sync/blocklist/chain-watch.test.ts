import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readAlarm, watchChain } from '#main/sync/blocklist/watch-chain'
import { verifyChain } from '#main/sync/blocklist/verify-chain'
import type { ChainReport } from '#shared/ipc/blocklist-views'
import type { RecordedOperation } from '#shared/protocol/blocklist'
import { operation, operationPut, startChain, type OperationChain } from '../../../support/operation-chain.ts'
import { openFiles, type Files } from './files.ts'

const start = 1_700_000_000_000
let files: Files
beforeEach(() => (files = openFiles(() => start)))
afterEach(() => files.remove())

function chainOf(length: number, reason = 'Because'): OperationChain {
  const chain = startChain()
  for (let index = 0; index < length; index += 1)
    chain.record(operation(`o-${index}`, `g-${index % 7}`, { reason }), 'ada', start + index)
  return chain
}
const tell = (operations: readonly RecordedOperation[]) =>
  files.feed([operations.map((one) => operationPut(one))])
/** Another history in the place of what was pulled, as after everything was pulled anew. */
function tellAnew(operations: readonly RecordedOperation[]): void {
  files.cache.write.run('DELETE FROM blocklist_operation')
  tell(operations)
}
function verify(): { report: ChainReport; steps: number } {
  const walk = verifyChain(files.cache.read, files.work)
  for (let steps = 0; ; steps += 1) {
    const step = walk.next()
    if (step.done === true) return { report: step.value, steps }
  }
}
const alarm = () => readAlarm(files.work)
const watch = () => watchChain(files.session)

describe('the chain as this workstation saw it', () => {
  it('raises no alarm while it only grows', () => {
    const chain = chainOf(5)
    tell(chain.recorded.slice(0, 3))
    watch()
    tell(chain.recorded.slice(3))
    watch()
    expect([alarm(), files.told]).toEqual([null, []])
  })

  it('raises one that stands where it was rewritten, told once, until the seen link stands again', () => {
    const chain = chainOf(4)
    const [, , , head] = chain.recorded
    tell(chain.recorded)
    watch()
    tellAnew(chainOf(6, 'Another reason').recorded)
    watch()
    watch()
    expect(alarm()).toEqual({ seen: { order: 4, hash: head?.hash }, noticedAt: start })
    expect(files.told).toEqual([['blocklist']])
    expect(verify().report).toMatchObject({ kind: 'rewritten', seen: { order: 4 }, operations: 6 })
    tellAnew(chain.recorded)
    watch()
    expect(alarm()).toBeNull()
    expect(files.told).toHaveLength(2)
  })

  it('takes a chain that became shorter for another history as well', () => {
    const chain = chainOf(4)
    tell(chain.recorded)
    watch()
    tellAnew(chain.recorded.slice(0, 2))
    watch()
    expect(alarm()?.seen.order).toBe(4)
    // It grows again, otherwise than before.
    chain.record(operation('late', 'g-1'), 'ada', start)
    tell(chain.recorded.slice(0, 3))
    watch()
    expect(alarm()?.seen.order).toBe(4)
  })

  it('says nothing of a cache that does not hold all of the feed yet', () => {
    const chain = chainOf(4)
    tell(chain.recorded)
    watch()
    files.cache.write.run('DELETE FROM blocklist_operation')
    files.cache.write.run("UPDATE fact SET value = 'no' WHERE name = 'complete'")
    watch()
    expect(alarm()).toBeNull()
  })

  it('accuses nobody for a bit that flipped in what was kept', () => {
    tell(chainOf(4).recorded)
    watch()
    files.work.run(
      "UPDATE fact SET value = replace(value, '\"order\":4', '\"order\":5') WHERE name = 'chain-seen'",
    )
    watch()
    expect(alarm()).toBeNull()
  })
})

describe('verifying the chain', () => {
  it('walks it in steps, and says that it holds, or that there is none', () => {
    expect(verify().report).toEqual({ kind: 'empty', operations: 0, head: null })
    const chain = chainOf(450)
    tell(chain.recorded)
    const { report, steps } = verify()
    expect(report).toEqual({
      kind: 'holds',
      operations: 450,
      head: { order: 450, hash: chain.recorded.at(-1)?.hash },
    })
    expect(steps).toBeGreaterThan(1)
  })

  it.each([
    ['hash', (one: RecordedOperation) => ({ ...one, targets: ['x'] })],
    ['reason', (one: RecordedOperation) => ({ ...one, reason: 'Other words' })],
    ['link', (one: RecordedOperation) => ({ ...one, previousHash: 'f'.repeat(64) })],
  ])('names the first place where the %s does not hold, however far behind', (what, harm) => {
    const chain = chainOf(300)
    const harmed = chain.recorded.map((one) => (one.order === 260 ? harm(one) : one)) as RecordedOperation[]
    tell(harmed)
    expect(verify().report).toMatchObject({ kind: 'broken', order: 260, what })
  })

  it('finds what is missing, and holds where an erasure took words', () => {
    const chain = chainOf(5)
    tell(chain.recorded.filter(({ order }) => order !== 3))
    expect(verify().report).toMatchObject({ kind: 'broken', order: 3, what: 'gap' })
    tellAnew(chain.recorded.map((one) => ({ ...one, reason: '', salt: '' })))
    expect(verify().report).toMatchObject({ kind: 'holds' })
  })
})
