import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { closeCache, openCache, type Cache } from '#main/store/cache'
import type { Writing } from '#main/store/handles'
import { openWork } from '#main/store/work'
import { applyChanges } from '#main/sync/apply-changes'
import { readBlockedGroupView } from '#main/sync/blocklist/blocked-group-view'
import { readBlocklistStatus, readBlocklistWindow } from '#main/sync/blocklist/blocklist-window'
import type { Session } from '#main/sync/session'
import { blocklistShows, type BlockedGroupView } from '#shared/ipc/blocklist-views'
import type { BlockAct, RecordedOperation } from '#shared/protocol/blocklist'
import type { Change } from '#shared/protocol/changes'
import { groupSchema } from '#shared/protocol/group'
import { latestOf } from '#shared/rules/blocklist/seen-by'
import { operation, operationPut, startChain } from '../../../support/operation-chain.ts'
import { personAt } from '../../../support/session-parts.ts'

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

const groupPuts: Change[] = groups.map((id, index) => ({
  seq: index + 1,
  kind: 'group',
  op: 'put',
  id,
  version: 1,
  doc: groupSchema.parse({
    id,
    name: `Group ${id}`,
    aliases: [],
    plan: null,
    contacts: [],
    confirmed: true,
    mergedInto: null,
    version: 1,
    createdAt: new Date(start).toISOString(),
    updatedAt: new Date(start).toISOString(),
  }),
}))

/** A console's real files, without a line. */
interface Files {
  cache: Cache
  work: Writing
  session: Session
}

function withFiles<Value>(count: number, use: (files: Files[]) => Value): Value {
  const folder = mkdtempSync(join(tmpdir(), 'any-order-'))
  const all = Array.from({ length: count }, (_, index): Files => {
    const cache = openCache(join(folder, `cache-${index}.db`), 0)
    const work = openWork(join(folder, `work-${index}.db`), 0).writing
    const person = { ...personAt('http://127.0.0.1:1', admins[index]), role: 'admin' as const }
    return { cache, work, session: { cache, work, person, now: () => now, lastExchangeAt: now } as never }
  })
  try {
    return use(all)
  } finally {
    for (const { cache, work } of all) {
      closeCache(cache)
      work.close()
    }
    rmSync(folder, { recursive: true })
  }
}

function feed({ cache, work, session }: Files, pages: readonly (readonly Change[])[], isWhole = true): void {
  for (const [index, changes] of pages.entries())
    applyChanges(cache, work, session.person, {
      changes,
      unknownKinds: new Set(),
      position: {
        feedId: 'f',
        cursor: `c-${index}`,
        complete: isWhole || index === pages.length - 1,
        reached: index + 1,
      },
      indexWords: false,
      layActs: true,
    })
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
          feed(first, [changes])
          feed(second, shuffled(changes, order, size))
          // A first sync folds at its end; then everything comes once more.
          feed(third, shuffled(changes, order.toReversed(), size), false)
          feed(third, shuffled(changes, order, size))
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
    feed(files, [groupPuts, [l1, x1].filter((one) => one !== undefined)])
    feed(files, [[b1].filter((one) => one !== undefined)])
    expect(states()).toEqual({ 'b-1': 'lifted' })
    feed(files, [[b2].filter((one) => one !== undefined)])
    expect(states()).toEqual({ 'b-1': 'lifted', 'b-2': 'in-force' })
    expect(readBlockedGroupView(files.session, 'g-1')?.disputes).toMatchObject([
      { entryId: 'b-1', kept: { id: 'l-1' }, lost: { id: 'x-1' } },
    ])
  })
})
