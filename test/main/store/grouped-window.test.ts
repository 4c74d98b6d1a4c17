import fc from 'fast-check'
import { expect, it } from 'vitest'
import { buildIndexes } from '#main/store/build-indexes'
import type { Cache } from '#main/store/cache'
import type { HeldSections } from '#main/store/grouped-window'
import { readQueueWindow } from '#main/store/queue-window'
import { nobodySearches } from '#main/store/search-plan'
import { queueViewSchema, type QueueView, type WindowFrom } from '#shared/ipc/queue-view'
import type { QueueWindow } from '#shared/ipc/views'
import { queueGroupings, queueSorts } from '#shared/rules/queue-look'
import { statuses } from '#shared/rules/status'
import { urgencies } from '#shared/rules/urgency'
import { cacheInFolder, groupIds, put, remove, sketch, staffIds, type Sketch } from './cached.ts'

type Grouping = Exclude<QueueView['grouping'], 'none'>
const groupings = queueGroupings.filter((grouping) => grouping !== 'none')

const view: fc.Arbitrary<QueueView> = fc
  .record({
    urgencies: fc.subarray([...urgencies]),
    statuses: fc.subarray([...statuses]),
    assignee: fc.constantFrom(null, null, 'none', ...staffIds),
    groupId: fc.constantFrom(null, null, null, ...groupIds),
    text: fc.constant(''),
    sort: fc.constantFrom(...queueSorts),
    direction: fc.constantFrom('ascending', 'descending'),
    grouping: fc.constantFrom(...groupings),
  })
  .map((value) => queueViewSchema.parse(value))

/** Under which heading a ticket stands. */
const keyOf: Record<Grouping, (one: Sketch) => string> = {
  urgency: ({ urgency }) => urgency,
  status: ({ status }) => status,
  assignee: ({ assignee }) => assignee ?? '',
  group: ({ group }) => group,
}

/** The headings that a view may have, in the order in which a person would put them. */
function headings({ grouping, sort, direction }: QueueView & { grouping: Grouping }): string[] {
  const isDown = sort === grouping && direction === 'descending'
  switch (grouping) {
    case 'urgency':
      return sort === 'urgency' && direction === 'ascending' ? [...urgencies] : urgencies.toReversed()
    case 'status':
      return isDown ? statuses.toReversed() : [...statuses]
    // None of them is known here by a name: they stand in the order of their ids, nobody's first.
    case 'assignee':
      return ['', ...(isDown ? staffIds.toReversed() : staffIds)]
    case 'group':
      return isDown ? groupIds.toReversed() : groupIds
  }
}

function window(
  cache: Cache,
  of: QueueView,
  from: WindowFrom,
  limit: number,
  held?: HeldSections,
): QueueWindow {
  const read = readQueueWindow(cache.read, of, from, limit, nobodySearches, held)
  if (!read.ok) throw new Error(read.failure.message)
  return read.value
}

const numbersOf = ({ rows }: QueueWindow) => rows.map(({ number }) => number ?? -1)

/** The rows of a view without headings, put under them by hand. */
function oracle(
  cache: Cache,
  held: readonly Sketch[],
  of: QueueView & { grouping: Grouping },
  collapsed: ReadonlySet<string>,
) {
  const plain = numbersOf(window(cache, { ...of, grouping: 'none' }, { kind: 'start' }, 500))
  const under = (key: string) =>
    plain.filter((number) => held.some((one) => one.number === number && keyOf[of.grouping](one) === key))
  const sections = headings(of)
    .map((key) => ({ key, rows: under(key) }))
    .filter(({ rows }) => rows.length > 0)
  const rows = sections.flatMap(({ key, rows: own }) => (collapsed.has(key) ? [] : own))
  return { rows, sections: sections.map(({ key, rows: own }) => [key, own.length]) }
}

function walk(cache: Cache, of: QueueView, limit: number, held: HeldSections): number[] {
  const numbers: number[] = []
  for (let from: WindowFrom = { kind: 'start' }; ;) {
    const read = window(cache, of, from, limit, held)
    if (read.rows.length === 0) return numbers
    expect(read.start).toBe(numbers.length)
    numbers.push(...numbersOf(read))
    from = { kind: 'after', key: read.rows.at(-1)?.key ?? '' }
  }
}

/** Rows that changed at the same time stand in the order in which they lie in the file: of them, only the set is compared. */
const comparable = (of: QueueView, numbers: readonly number[]) =>
  of.sort === 'updated' ? numbers.toSorted((a, b) => a - b) : numbers

it('shows the rows of a view under its headings, walked forward, backward, by index and from a row, whatever is collapsed', () => {
  const { cache, remove: drop } = cacheInFolder()
  fc.assert(
    fc.property(
      fc.array(sketch, { maxLength: 30 }),
      fc.array(fc.tuple(view, fc.subarray([...urgencies, ...statuses, '', ...staffIds, ...groupIds])), {
        minLength: 4,
        maxLength: 6,
      }),
      fc.integer({ min: 1, max: 7 }),
      fc.boolean(),
      (sketches, views, limit, indexed) => {
        remove(cache, Array.from({ length: 61 }, (_, number) => number)) // prettier-ignore
        put(cache, sketches)
        if (indexed) buildIndexes(cache.write).toArray()
        const here = [...new Map(sketches.map((one) => [one.number, one])).values()]
        for (const [{ grouping, ...rest }, closed] of views) {
          if (grouping === 'none') continue
          const of = { ...rest, grouping }
          const held = { collapsed: new Set<string>(closed), mark: null }
          const expected = oracle(cache, here, of, held.collapsed)
          const walked = walk(cache, of, limit, held)
          expect(comparable(of, walked)).toEqual(comparable(of, expected.rows))
          const all = window(cache, of, { kind: 'start' }, 500, held)
          expect(all.total).toBe(expected.rows.length)
          expect(all.sections?.list?.map(({ key, count }) => [key, count])).toEqual(expected.sections)
          const known = window(cache, of, { kind: 'start' }, 1, { ...held, mark: all.sections?.mark ?? '' })
          expect(known.sections).toEqual({ mark: all.sections?.mark })
          for (const [index, row] of all.rows.entries()) {
            const before = window(cache, of, { kind: 'before', key: row.key }, limit, held)
            expect(numbersOf(before)).toEqual(walked.slice(Math.max(0, index - limit), index))
            const at = window(cache, of, { kind: 'at', key: row.key }, limit, held)
            expect([at.start, numbersOf(at)]).toEqual([index, walked.slice(index, index + limit)])
            const jump = window(cache, of, { kind: 'index', index }, limit, held)
            expect([jump.start, numbersOf(jump)]).toEqual([index, walked.slice(index, index + limit)])
          }
        }
      },
    ),
    { numRuns: 25 },
  )
  drop()
})

it('goes on behind a heading that was closed or emptied under the reader, and refuses a key of no queue', () => {
  const { cache, remove: drop } = cacheInFolder()
  const of = queueViewSchema.parse({ urgencies: [], statuses: [], assignee: null, groupId: null, text: '', sort: 'number', direction: 'ascending', grouping: 'group' }) // prettier-ignore
  const common = { urgency: 'question', status: 'new', assignee: null, updated: 0, subject: 'Mail', name: 'Ada' } as const // prettier-ignore
  put(cache, groupIds.map((group, index) => ({ ...common, number: index + 1, group }))) // prettier-ignore
  const [, second] = window(cache, of, { kind: 'start' }, 9).rows
  const key = second?.key ?? ''
  const closed = { collapsed: new Set(['group-2']), mark: null }
  expect(numbersOf(window(cache, of, { kind: 'at', key }, 9, closed))).toEqual([3])
  expect(numbersOf(window(cache, of, { kind: 'after', key }, 9, closed))).toEqual([3])
  expect(numbersOf(window(cache, of, { kind: 'before', key }, 9, closed))).toEqual([1])
  remove(cache, [2])
  expect(numbersOf(window(cache, of, { kind: 'at', key }, 9))).toEqual([1, 3])
  expect(readQueueWindow(cache.read, of, { kind: 'after', key: 'nonsense' }, 9).ok).toBe(false)
  drop()
})
