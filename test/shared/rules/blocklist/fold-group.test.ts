import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entriesInForce } from '#shared/rules/blocklist/entry-state'
import { foldGroup, type FoldedOperation } from '#shared/rules/blocklist/fold-group'
import { isSeenBy } from '#shared/rules/blocklist/seen-by'
import { historyArbitrary, hours, operation, operationId } from './operations.ts'

/** The list as somebody reads it. */
function list(operations: readonly FoldedOperation[]) {
  const { entries, disputes, superseded } = foldGroup(operations)
  return {
    entries: entries.map(({ block, untilBy, reasonBy, lift }) => ({
      id: block.id,
      until: untilBy.until,
      reason: reasonBy.reason,
      liftedBy: lift?.id ?? null,
    })),
    disputes,
    superseded: [...superseded].sort(),
  }
}

describe('the blocklist of a group', () => {
  it('is the same for every order of arrival, and however often an operation arrives', () => {
    const arrivals = historyArbitrary.chain((operations) =>
      fc.record({
        operations: fc.constant(operations),
        shuffled: fc.shuffledSubarray([...operations, ...operations.slice(0, 5)], {
          minLength: operations.length + Math.min(5, operations.length),
        }),
      }),
    )
    fc.assert(
      fc.property(arrivals, ({ operations, shuffled }) => {
        expect(list(shuffled)).toEqual(list(operations))
      }),
      { numRuns: 500 },
    )
  })

  it('never brings a lifted entry back, whatever comes later', () => {
    fc.assert(
      fc.property(historyArbitrary, fc.nat(30), (operations, had) => {
        const lifted = (some: readonly FoldedOperation[]) =>
          list(some).entries.flatMap(({ id, liftedBy }) => (liftedBy === null ? [] : [id]))
        expect(lifted(operations)).toEqual(expect.arrayContaining(lifted(operations.slice(0, had))))
      }),
    )
  })

  it('keeps a block that whoever lifted had not seen', () => {
    fc.assert(
      fc.property(historyArbitrary, (operations) => {
        const known = new Map(operations.map((each) => [each.id, each]))
        const unseen = foldGroup(operations).entries.filter(
          ({ block, lift }) => lift !== null && !isSeenBy(block.id, lift, known),
        )
        expect(unseen).toEqual([])
      }),
    )
  })

  it('lets whoever saw an operation beat it, however their clocks went', () => {
    fc.assert(
      fc.property(historyArbitrary, (operations) => {
        const known = new Map(operations.map((each) => [each.id, each]))
        for (const { block, untilBy } of foldGroup(operations).entries) {
          const others = operations.filter(
            ({ act, targets }) => (act === 'extend' || act === 'shorten') && targets.includes(block.id),
          )
          for (const other of others) expect(isSeenBy(untilBy.id, other, known)).toBe(false)
        }
      }),
    )
  })

  it('shows two blocks made without knowing of each other, and blocks while any of them is in force', () => {
    const one = operation('one', 'block', { until: hours(10) })
    const two = operation('two', 'block', { until: hours(20) })
    const lift = operation('lift', 'lift', { targets: ['one'], after: ['one'] })
    const { entries } = foldGroup([lift, two, one])
    expect(entries).toHaveLength(2)
    const at = (hour: number) => entriesInForce(entries, Date.parse(hours(hour))).map(({ block }) => block.id)
    expect(at(5)).toEqual(['two'])
    expect(at(20)).toEqual([])
  })

  it('lets the later of two changes win that did not know of each other, and asks somebody to look at both', () => {
    const block = operation('block', 'block')
    const early = operation('early', 'extend', {
      targets: ['block'],
      after: ['block'],
      until: hours(100),
      countedAt: hours(1),
    })
    const late = operation('late', 'shorten', {
      targets: ['block'],
      after: ['block'],
      until: hours(50),
      countedAt: hours(2),
    })
    expect(list([block, late, early])).toMatchObject({
      entries: [{ until: hours(50) }],
      superseded: ['early'],
      disputes: [{ entryId: 'block', kept: 'late', lost: 'early' }],
    })
    const decided = operation('decided', 'extend', {
      targets: ['block'],
      after: ['early', 'late'],
      until: hours(100),
      // Its author's clock is behind, and it beats what they saw all the same.
      countedAt: hours(0),
    })
    expect(list([decided, block, late, early])).toMatchObject({
      entries: [{ until: hours(100) }],
      disputes: [],
    })
  })

  it('lets a lift beat an extension in either order, and says that they met', () => {
    const block = operation('block', 'block', { until: hours(10) })
    const lift = operation('lift', 'lift', { targets: ['block'], after: ['block'], countedAt: hours(1) })
    const extension = operation('longer', 'extend', {
      targets: ['block'],
      after: ['block'],
      until: hours(99),
      countedAt: hours(2),
    })
    for (const operations of [
      [block, lift, extension],
      [block, extension, lift],
    ]) {
      const { entries, disputes } = foldGroup(operations)
      expect(entriesInForce(entries, Date.parse(hours(5)))).toEqual([])
      expect(disputes).toEqual([{ entryId: 'block', kept: 'lift', lost: 'longer' }])
    }
  })

  it('does not ask about a lift by somebody who had seen the extension', () => {
    const block = operation('block', 'block')
    const extension = operation('longer', 'extend', { targets: ['block'], after: ['block'] })
    const lift = operation('lift', 'lift', { targets: ['block'], after: ['longer'] })
    expect(foldGroup([block, extension, lift]).disputes).toEqual([])
  })

  it('comes to an end where operations claim to have seen each other', () => {
    const block = operation('block', 'block')
    const one = operation('one', 'extend', {
      targets: ['block'],
      after: ['block', 'two'],
      countedAt: hours(1),
    })
    const two = operation('two', 'extend', {
      targets: ['block'],
      after: ['block', 'one'],
      countedAt: hours(2),
    })
    expect(foldGroup([block, one, two]).entries[0]?.untilBy.id).toBe(operationId('two'))
  })
})
