import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildIndexes } from '#main/store/build-indexes'
import type { Cache } from '#main/store/cache'
import { changeCache } from '#main/store/cache-change'
import { dueColumns } from '#main/store/due-columns'
import { readQueueCounts } from '#main/store/queue-counts'
import { readQueueWindow } from '#main/store/queue-window'
import { layLevels } from '#main/store/stale-due'
import { queueViewSchema, type QueueView, type WindowFrom } from '#shared/ipc/queue-view'
import { queueSorts } from '#shared/rules/queue-look'
import type { QueueWindow } from '#shared/ipc/views'
import { usualServiceLevels } from '#shared/rules/service-levels/usual-levels'
import { statuses, statusRank } from '#shared/rules/status'
import { urgencies, urgencyRank } from '#shared/rules/urgency'
import { cacheInFolder, groupIds, put, remove, sketch, staffIds, ticketOf, type Sketch } from './cached.ts'

const view: fc.Arbitrary<QueueView> = fc
  .record({
    urgencies: fc.subarray([...urgencies]),
    statuses: fc.subarray([...statuses]),
    assignee: fc.constantFrom(null, 'none', ...staffIds),
    groupId: fc.constantFrom(null, null, ...groupIds),
    text: fc.constant(''),
    sort: fc.constantFrom(...queueSorts),
    direction: fc.constantFrom('ascending', 'descending'),
  })
  .map((value) => queueViewSchema.parse(value))

const levels = usualServiceLevels('Europe/Berlin')
const dueOf = (one: Sketch) => dueColumns(ticketOf(one), levels, null).due
const settled = ({ status }: Sketch) => (status === 'resolved' || status === 'closed' ? 1 : 0)

/** The order a person would put the tickets into, by hand. */
function oracle(sketches: readonly Sketch[], { sort, direction, ...filter }: QueueView): number[] {
  const sign = direction === 'descending' ? -1 : 1
  const text = (one: string, other: string) => {
    const [a, b] = [one, other].map((word) => word.replace(/[A-Z]/g, (letter) => letter.toLowerCase()))
    return (a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0
  }
  const orders: Record<QueueView['sort'], (one: Sketch, other: Sketch) => number> = {
    urgency: (a, b) => sign * (urgencyRank(a.urgency) - urgencyRank(b.urgency)) || a.number - b.number,
    number: (a, b) => sign * (a.number - b.number),
    updated: (a, b) => sign * (a.updated - b.updated),
    status: (a, b) =>
      sign * (statusRank(a.status) - statusRank(b.status)) ||
      urgencyRank(b.urgency) - urgencyRank(a.urgency) ||
      a.number - b.number,
    group: (a, b) => sign * text(a.group, b.group) || a.number - b.number,
    subject: (a, b) => sign * text(a.subject, b.subject) || a.number - b.number,
    requester: (a, b) => sign * text(a.name, b.name) || a.number - b.number,
    assignee: (a, b) => a.number - b.number,
    due: (a, b) => settled(a) - settled(b) || sign * (dueOf(a) - dueOf(b)),
  }
  return sketches
    .filter((one) => filter.urgencies.length === 0 || filter.urgencies.includes(one.urgency))
    .filter((one) => filter.statuses.length === 0 || filter.statuses.includes(one.status))
    .filter((one) => filter.assignee === null || (one.assignee ?? 'none') === filter.assignee)
    .filter((one) => filter.groupId === null || one.group === filter.groupId)
    .toSorted(orders[sort])
    .map((one) => one.number)
}

function window(cache: Cache, of: QueueView, from: WindowFrom, limit: number): QueueWindow {
  const read = readQueueWindow(cache.read, of, from, limit)
  if (!read.ok) throw new Error(read.failure.message)
  return read.value
}

function walk(cache: Cache, of: QueueView, limit: number): number[] {
  const numbers: (number | null)[] = []
  for (let from: WindowFrom = { kind: 'start' }; ;) {
    const { rows, start } = window(cache, of, from, limit)
    if (rows.length === 0) return numbers.map((number) => number ?? -1)
    expect(start).toBe(numbers.length)
    numbers.push(...rows.map((row) => row.number))
    from = { kind: 'after', key: rows.at(-1)?.key ?? '' }
  }
}

/** The last version of each number, as the cache holds it. */
function latest(sketches: readonly Sketch[]): Sketch[] {
  return [...new Map(sketches.map((one) => [one.number, one])).values()]
}

/** Rows that changed or are due at the same time may stand in any order: of those only the times and the set of rows are compared. */
function comparable(held: readonly Sketch[], of: QueueView, numbers: readonly number[]): unknown {
  if (of.sort !== 'updated' && of.sort !== 'due') return numbers
  const times = numbers.map((number) => {
    const one = held.find((each) => each.number === number)
    return one && (of.sort === 'due' ? [settled(one), dueOf(one)] : one.updated)
  })
  return { times, numbers: numbers.toSorted((a, b) => a - b) }
}

describe('windows of the queue', () => {
  it('show exactly the rows of the view in its order, walked forward, backward, by index and from a row', () => {
    const { cache, remove: drop } = cacheInFolder()
    changeCache(cache, (change) => layLevels(change, levels))
    fc.assert(
      fc.property(
        fc.array(sketch, { maxLength: 40 }),
        fc.array(view, { minLength: 4, maxLength: 8 }),
        fc.integer({ min: 1, max: 7 }),
        fc.boolean(),
        (sketches, views, limit, indexed) => {
          remove(
            cache,
            Array.from({ length: 61 }, (_, number) => number),
          )
          put(cache, sketches)
          if (indexed) buildIndexes(cache.write).toArray()
          const held = latest(sketches)
          for (const of of views) {
            const expected = oracle(held, of)
            const walked = walk(cache, of, limit)
            expect(comparable(held, of, walked)).toEqual(comparable(held, of, expected))
            const all = window(cache, of, { kind: 'start' }, 500)
            expect(all.total).toBe(expected.length)
            for (const [index, row] of all.rows.entries()) {
              const before = window(cache, of, { kind: 'before', key: row.key }, limit)
              expect(before.rows.map((one) => one.number)).toEqual(
                walked.slice(Math.max(0, index - limit), index),
              )
              const at = window(cache, of, { kind: 'at', key: row.key }, limit)
              expect([at.start, at.rows.map((one) => one.number)]).toEqual([
                index,
                walked.slice(index, index + limit),
              ])
              const jump = window(cache, of, { kind: 'index', index }, limit)
              expect([jump.start, jump.rows.map((one) => one.number)]).toEqual([
                index,
                walked.slice(index, index + limit),
              ])
            }
          }
        },
      ),
      { numRuns: 25 },
    )
    drop()
  })

  it('count what they show, whatever was put and deleted before', () => {
    const { cache, remove: drop } = cacheInFolder()
    const step = fc.oneof(
      fc.array(sketch, { maxLength: 10 }).map((sketches) => ({ put: sketches, remove: [] as number[] })),
      fc
        .array(fc.integer({ min: 1, max: 60 }), { maxLength: 10 })
        .map((numbers) => ({ put: [] as Sketch[], remove: numbers })),
    )
    const held = new Map<number, Sketch>()
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 8 }),
        fc.array(view, { minLength: 5, maxLength: 5 }),
        (steps, views) => {
          for (const one of steps) {
            put(cache, one.put)
            remove(cache, one.remove)
            for (const sketched of one.put) held.set(sketched.number, sketched)
            for (const number of one.remove) held.delete(number)
          }
          for (const of of views) {
            const counts = readQueueCounts(cache.read, of)
            expect(counts.total).toBe(oracle([...held.values()], of).length)
            for (const urgency of urgencies)
              expect(counts.byUrgency[urgency]).toBe(
                oracle([...held.values()], { ...of, urgencies: [urgency] }).length,
              )
          }
        },
      ),
      { numRuns: 60 },
    )
    drop()
  })

  it('refuse a key that is none and go on from a row that is gone', () => {
    const { cache, remove: drop } = cacheInFolder()
    const one = (number: number): Sketch => ({
      number, urgency: 'question', status: 'new', group: 'group-1', assignee: null, updated: 1, subject: 'Mail', name: 'Ada',
    }) // prettier-ignore
    put(cache, [one(1), one(2), one(3)])
    const of = queueViewSchema.parse({ urgencies: [], statuses: [], assignee: null, groupId: null, text: '', sort: 'number', direction: 'ascending' }) // prettier-ignore
    const [, second] = window(cache, of, { kind: 'start' }, 10).rows
    remove(cache, [2])
    expect(
      window(cache, of, { kind: 'at', key: second?.key ?? '' }, 10).rows.map((row) => row.number),
    ).toEqual([3])
    for (const key of [
      '',
      'x',
      'null',
      Buffer.from('[1,2,3]').toString('base64url'),
      Buffer.from('[1,2,3,4,5,6]').toString('base64url'),
    ])
      expect(readQueueWindow(cache.read, of, { kind: 'after', key }, 10)).toMatchObject({
        ok: false,
        failure: { code: 'bad-call' },
      })
    drop()
  })
})
