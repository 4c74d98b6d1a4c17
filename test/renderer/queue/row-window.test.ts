import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultQueueView } from '../../../shared/ipc/queue-view.ts'
import type { QueueWindow } from '../../../shared/ipc/views.ts'
import {
  lastOf,
  mergeWindow,
  planRefresh,
  planScroll,
  shiftOf,
  withToldRows,
} from '../../../renderer/features/queue/row-window.ts'
import type { ReadStep } from '../../../renderer/features/queue/row-window.ts'
import { fakeDesk } from '../../support/fake-desk.ts'
import { fakeRows } from '../../support/fake-tickets.ts'

const all = fakeRows(3_000)
const held = (start: number, count: number): QueueWindow => ({
  rows: all.slice(start, start + count),
  start,
  total: all.length,
})

/** What the back would answer, rows standing in the order of `all`. */
function answer(step: ReadStep): QueueWindow {
  const { from, limit } = step
  const place = 'key' in from ? all.findIndex((row) => row.key === from.key) : 0
  switch (from.kind) {
    case 'start':
      return held(0, limit)
    case 'index':
      return held(from.index, limit)
    case 'at':
      return held(place, limit)
    case 'after':
      return held(place + 1, limit)
    case 'before':
      return held(Math.max(0, place - limit), Math.min(limit, place))
  }
}

describe('the window of rows that the queue holds', () => {
  it('keeps the very rows that say the same when it is read again, so that only the others are drawn', () => {
    const before = held(0, 60)
    const step: ReadStep = { kind: 'replace', from: { kind: 'start' }, limit: 60 }
    const again = structuredClone(before)
    const [, changed] = again.rows
    if (changed !== undefined) changed.assigneeName = 'Somebody else'
    const merged = mergeWindow(before, step, again, { first: 0, last: 20 })
    expect(merged).toEqual(again)
    expect(merged.rows.map((row, place) => row === before.rows[place]).indexOf(false)).toBe(1)
    expect(merged.rows.filter((row, place) => row !== before.rows[place])).toHaveLength(1)
  })

  it('takes up what was told of rows that it holds, each where it stands, and is the same where it holds none of them', () => {
    const before = held(10, 50)
    const told = all.slice(12, 13).map((row) => ({ ...row, subject: 'Changed', key: 'of another order' }))
    const after = withToldRows(before, told)
    expect(after?.rows.map(({ subject }) => subject).indexOf('Changed')).toBe(2)
    expect(after?.rows.map(({ key }) => key)).toEqual(before.rows.map(({ key }) => key))
    expect(after?.rows.filter((row, place) => row !== before.rows[place])).toHaveLength(1)
    expect(withToldRows(before, all.slice(0, 5))).toBe(before)
    expect(withToldRows(null, told)).toBeNull()
  })

  it('asks for nothing while all around what is visible is held', () => {
    expect(planScroll(held(0, 300), { first: 100, last: 130 })).toBeNull()
    expect(planScroll(held(0, 300), { first: 0, last: 30 })).toBeNull()
  })

  it('reads on after its last row before the scroll reaches it', () => {
    expect(planScroll(held(0, 100), { first: 60, last: 90 })).toMatchObject({
      kind: 'extend',
      from: { kind: 'after', key: all[99]?.key },
    })
  })

  it('jumps where the scroll bar was dragged beyond what is held', () => {
    expect(planScroll(held(0, 100), { first: 2_000, last: 2_030 })).toMatchObject({
      kind: 'replace',
      from: { kind: 'index', index: 1_940 },
    })
  })

  it('holds every visible row, in order and at most 600, wherever the scroll goes', () => {
    const places = fc.array(fc.integer({ min: 0, max: all.length - 30 }), { minLength: 1, maxLength: 30 })
    const steps = fc.array(fc.integer({ min: -200, max: 200 }), { maxLength: 30 })
    fc.assert(
      fc.property(places, steps, (jumps, moves) => {
        let window = held(0, 60)
        const scrolls = [
          ...jumps,
          ...moves.map((move) => Math.max(0, Math.min(all.length - 30, 1_500 + move))),
        ]
        for (const first of scrolls) {
          const visible = { first, last: first + 29 }
          for (let turns = 0; turns < 10; turns += 1) {
            const step = planScroll(window, visible)
            if (step === null) break
            window = mergeWindow(window, step, answer(step), visible)
          }
          expect(planScroll(window, visible)).toBeNull()
          expect(window.start).toBeLessThanOrEqual(visible.first)
          expect(lastOf(window)).toBeGreaterThanOrEqual(visible.last)
          expect(window.rows.length).toBeLessThanOrEqual(600)
          expect(window.rows.map((row) => row.key)).toEqual(
            all.slice(window.start, window.start + window.rows.length).map((row) => row.key),
          )
        }
      }),
      { numRuns: 50 },
    )
  })

  it('takes the answer alone where rows came in between and the parts do not meet', () => {
    const step: ReadStep = { kind: 'extend', from: { kind: 'after', key: 'key-100' }, limit: 50 }
    const moved = { ...held(103, 50), total: all.length + 3 }
    expect(mergeWindow(held(0, 100), step, moved, { first: 60, last: 90 })).toBe(moved)
  })

  it('reads again from the top at the top, and held on to a key below it', () => {
    expect(planRefresh(held(0, 100), { first: 0, last: 20 }).from).toEqual({ kind: 'start' })
    expect(planRefresh(held(0, 200), { first: 90, last: 110 }).from).toEqual({
      kind: 'at',
      key: all[60]?.key,
    })
  })

  it('moves the scroll with rows that came above what is read, and never at the top', () => {
    const later = { ...held(60, 80), start: 63, total: all.length + 3 }
    expect(shiftOf(held(0, 200), later, { first: 90, last: 110 })).toBe(3)
    expect(shiftOf(held(0, 200), later, { first: 0, last: 20 })).toBe(0)
  })

  it('answers in the stand-in as the property above expects', async () => {
    const { bridge } = fakeDesk(100)
    const view = { ...defaultQueueView, statuses: [] }
    const start = await bridge.call('queue.window', { view, from: { kind: 'start' }, limit: 10 })
    if (!start.ok) throw new Error(start.failure.message)
    const key = start.value.rows.at(-1)?.key ?? ''
    const after = await bridge.call('queue.window', { view, from: { kind: 'after', key }, limit: 10 })
    expect(after).toMatchObject({ ok: true, value: { start: 10, total: 100 } })
  })
})
