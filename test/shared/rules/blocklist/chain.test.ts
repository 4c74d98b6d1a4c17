import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { recordedOperationSchema, type RecordedOperation } from '#shared/protocol/blocklist'
import {
  chainBeginning,
  digestReason,
  findBreak,
  hashOperation,
  isRewritten,
} from '#shared/rules/blocklist/chain'
import { historyArbitrary, hours, sha256 } from './operations.ts'

/** Records operations one after another, as the desk does. */
function chained(operations: readonly object[]): RecordedOperation[] {
  let previousHash = chainBeginning
  return operations.map((operation, index) => {
    const { reason } = operation as { reason: string }
    const salt = `salt ${index}`
    const recorded = recordedOperationSchema.omit({ hash: true }).parse({
      ...operation,
      madeAt: { ms: index, counter: 0, node: 'desk-1' },
      receivedAt: hours(index),
      order: index + 1,
      salt,
      reasonDigest: digestReason(salt, reason, sha256),
      previousHash,
    })
    previousHash = hashOperation(recorded, sha256)
    return { ...recorded, hash: previousHash }
  })
}
const chainArbitrary = historyArbitrary.map(chained)
const chainAndPlace = chainArbitrary.chain((chain) =>
  fc.record({ chain: fc.constant(chain), place: fc.nat(chain.length - 1) }),
)

describe('the chain of operations', () => {
  it('holds for what the desk recorded, also when an erasure has taken words', () => {
    fc.assert(
      fc.property(chainAndPlace, ({ chain, place }) => {
        expect(findBreak(chain, sha256)).toBeNull()
        const erased = chain.map((each, index) =>
          index === place ? { ...each, reason: '', salt: '' } : each,
        )
        expect(findBreak(erased, sha256)).toBeNull()
      }),
    )
  })

  it('holds for what a newer desk recorded, with fields that nobody here knows', () => {
    const newer = chained([
      { ...base('a'), witness: 'ben' },
      { ...base('b'), witness: 'cleo' },
    ])
    const received = newer.map((operation) =>
      recordedOperationSchema.parse(JSON.parse(JSON.stringify(operation))),
    )
    expect(findBreak(received, sha256)).toBeNull()
    const [first, ...rest] = received
    expect(findBreak([{ ...first, witness: 'dev' } as RecordedOperation, ...rest], sha256)).toEqual({
      order: 1,
      what: 'hash',
    })
  })

  it('is found broken wherever anything was changed', () => {
    const change = fc.constantFrom<(operation: RecordedOperation) => RecordedOperation>(
      (operation) => ({ ...operation, reason: `${operation.reason}, they said` }),
      (operation) => ({ ...operation, until: hours(9_999) }),
      (operation) => ({ ...operation, madeBy: 'somebody-else' as RecordedOperation['madeBy'] }),
      (operation) => ({ ...operation, hash: sha256(operation.hash) }),
      (operation) => ({ ...operation, countedAt: hours(-1) }),
    )
    fc.assert(
      fc.property(chainAndPlace, change, ({ chain, place }, spoil) => {
        const spoiled = chain.map((each, index) => (index === place ? spoil(each) : each))
        expect(findBreak(spoiled, sha256)?.order).toBe(place + 1)
      }),
    )
  })

  it('is found broken where an operation is missing, and where two changed places', () => {
    const chain = chained([{ ...base('a') }, { ...base('b') }, { ...base('c') }]) as [
      RecordedOperation,
      RecordedOperation,
      RecordedOperation,
    ]
    const [a, b, c] = chain
    expect(findBreak([a, c], sha256)).toEqual({ order: 2, what: 'gap' })
    expect(findBreak([a, { ...c, order: 2 }, { ...b, order: 3 }], sha256)).toEqual({ order: 2, what: 'link' })
  })

  it('knows when a desk tells another history than the one that was seen', () => {
    const seen = chained([base('a'), base('b')])
    const [, head] = seen as [RecordedOperation, RecordedOperation]
    const second = (...ids: string[]) => chained(ids.map((id) => base(id)))[1] ?? null
    expect(isRewritten(head, second('a', 'b', 'c'))).toBe(false)
    expect(isRewritten(head, second('a', 'x', 'c'))).toBe(true)
    expect(isRewritten(head, second('a'))).toBe(true)
  })
})

function base(id: string) {
  return {
    id,
    groupId: 'acme',
    act: 'block',
    targets: [],
    after: [],
    from: hours(0),
    until: null,
    reason: 'Why',
    evidence: [],
    madeBy: 'ada',
    countedAt: hours(0),
  }
}
