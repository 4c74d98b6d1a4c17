import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readBlockedGroupView } from '#main/sync/blocklist/blocked-group-view'
import { readBlocklistStatus, readBlocklistWindow } from '#main/sync/blocklist/blocklist-window'
import { blocklistShows, type BlockedGroupView } from '#shared/ipc/blocklist-views'
import type { BlockAct, RecordedOperation } from '#shared/protocol/blocklist'
import type { Change } from '#shared/protocol/changes'
import { latestOf } from '#shared/rules/blocklist/seen-by'
import { operation, operationPut, startChain } from '../../../support/operation-chain.ts'
import { groupPut, openFiles, type Files } from './files.ts'

const start = 1_700_000_000_000
const day = 86_400_000
const now = start + 40 * day
const admins = ['ada', 'eve', 'kim']
const groups = ['g-1', 'g-2']

/** One thing that an administrator does, knowing what was recorded up to some place. */
interface Deed {
  admin: number
  group: number
  act: BlockAct
  /** Of the entries that were known: which one is meant. */
  target: number
  /** How much of what was recorded its author had not seen. */
  unseen: number
  days: number
}
const deed: fc.Arbitrary<Deed> = fc.record({
  admin: fc.nat(2),
  group: fc.nat(1),
  act: fc.constantFrom('block', 'block', 'lift', 'extend', 'shorten', 'edit-reason'),
  target: fc.nat(3),
  unseen: fc.nat(4),
  days: fc.integer({ min: 1, max: 90 }),
})

/** What a desk recorded of that, in its order. */
function recordedOf(deeds: readonly Deed[]): readonly RecordedOperation[] {
  const chain = startChain()
  for (const [index, { admin, group, act, target, unseen, days }] of deeds.entries()) {
    const groupId = groups[group] ?? 'g-1'
    const known = chain.recorded.slice(0, Math.max(0, chain.recorded.length - unseen))
    const seen = known.filter((each) => each.groupId === groupId)
    const entries = seen.filter((each) => each.act === 'block')
    const entry = entries[target % Math.max(1, entries.length)]
    const meant = entry === undefined ? 'block' : act
    const madeAt = { ms: start + index * 3_600_000 - unseen * 7_000_000, counter: 0, node: `n-${admin}` }
    chain.record(
      operation(`o-${index}`, groupId, {
        act: meant,
        targets: meant === 'block' || entry === undefined ? [] : [entry.id],
        after: latestOf(seen),
        reason: `Reason ${index}`,
        madeAt,
        ...(meant === 'block' || meant === 'extend' || meant === 'shorten'
          ? { until: new Date(start + days * day).toISOString() }
          : {}),
      }),
      admins[admin] ?? 'ada',
      start + index * 3_600_000,
    )
  }
  return chain.recorded
}

const groupPuts: Change[] = groups.map((id) => groupPut(id))

function withFiles<Value>(count: number, look: (files: Files[]) => Value): Value {
  const all = Array.from({ length: count }, (_, index) => openFiles(() => now, admins[index]))
  try {
    return look(all)
  } finally {
    for (const files of all) files.remove()
  }
}

function answers({ session }: Files): unknown {
  return {
    status: readBlocklistStatus(session),
    windows: blocklistShows.map((show) => readBlocklistWindow(session, { show, text: '', after: null })),
    groups: groups.map((id) => readBlockedGroupView(session, id)),
  }
}

/** The changes in another order, in pages of some length. */
function shuffled<Item>(items: readonly Item[], order: readonly number[], size: number): Item[][] {
  const mixed = items
    .map((item, index) => ({ item, key: order[index % order.length] ?? 0, index }))
    .sort((one, other) => one.key - other.key || other.index - one.index)
    .map(({ item }) => item)
  const pages: Item[][] = []
  for (let first = 0; first < mixed.length; first += size) pages.push(mixed.slice(first, first + size))
  return pages
}

it('shows the same list on three consoles, in whatever order and pages the operations come', () => {
  fc.assert(
    fc.property(
      fc.array(deed, { minLength: 1, maxLength: 14 }),
      fc.array(fc.nat(100), { minLength: 14, maxLength: 14 }),
      fc.integer({ min: 1, max: 5 }),
      (deeds, order, size) => {
        const changes: Change[] = [...groupPuts, ...recordedOf(deeds).map((one) => operationPut(one))]
        withFiles(3, ([first, second, third]) => {
          if (first === undefined || second === undefined || third === undefined) throw new Error('three')
          first.feed([changes])
          second.feed(shuffled(changes, order, size))
          // A first sync folds at its end; then everything comes once more.
          third.feed(shuffled(changes, order.toReversed(), size), false)
          third.feed(shuffled(changes, order, size))
          expect(answers(second)).toEqual(answers(first))
          expect(answers(third)).toEqual(answers(first))
        })
      },
    ),
    { numRuns: 12 },
  )
})

it('never shows a lifted block again, and leaves one that the lifter had not seen', () => {
  const chain = startChain()
  chain.record(operation('b-1', 'g-1'), 'ada', start)
  chain.record(operation('b-2', 'g-1', { reason: 'Unseen' }), 'eve', start + 1)
  const lift = { act: 'lift', targets: ['b-1'], after: ['b-1'] }
  chain.record(operation('l-1', 'g-1', lift), 'ada', start + 2)
  const late = { act: 'extend', targets: ['b-1'], after: ['b-1'], until: null }
  chain.record(operation('x-1', 'g-1', { ...late, madeAt: { ms: now, counter: 0, node: 'k' } }), 'kim', now)
  withFiles(1, ([files]) => {
    if (files === undefined) throw new Error('one')
    const [b1, b2, l1, x1] = chain.recorded.map((one) => operationPut(one))
    const states = () => {
      const view: BlockedGroupView | null = readBlockedGroupView(files.session, 'g-1')
      return Object.fromEntries(view?.entries.map(({ id, state }) => [id, state]) ?? [])
    }
    files.feed([groupPuts, [l1, x1].filter((one) => one !== undefined)])
    files.feed([[b1].filter((one) => one !== undefined)])
    expect(states()).toEqual({ 'b-1': 'lifted' })
    files.feed([[b2].filter((one) => one !== undefined)])
    expect(states()).toEqual({ 'b-1': 'lifted', 'b-2': 'in-force' })
    expect(readBlockedGroupView(files.session, 'g-1')?.disputes).toMatchObject([
      { entryId: 'b-1', kept: { id: 'l-1' }, lost: { id: 'x-1' } },
    ])
  })
})
