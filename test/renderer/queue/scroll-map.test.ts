import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mapScroll, rowHeight, scrollBy, scrollTo } from '../../../renderer/features/queue/scroll-map.ts'

const heights = fc.integer({ min: 200, max: 2_000 })

describe('the scroll of the queue', () => {
  it('is one to one while the rows fit into an element', () => {
    expect(mapScroll(100_000, 36_000, 720)).toEqual({
      height: 3_600_000,
      visible: { first: 1_000, last: 1_019 },
      top: 36_000,
    })
  })

  it('never makes an element higher than a browser draws, and still reaches the first and the last row', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000_000 }), heights, (total, viewHeight) => {
        const { height } = mapScroll(total, 0, viewHeight)
        expect(height).toBeLessThanOrEqual(16_777_214)
        expect(mapScroll(total, 0, viewHeight).visible.first).toBe(0)
        const bottom = Math.max(0, height - viewHeight)
        expect(mapScroll(total, bottom, viewHeight).visible.last).toBe(total - 1)
      }),
    )
  })

  it('brings any row into view', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2_000_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        heights,
        (total, from, to, viewHeight) => {
          const { height } = mapScroll(total, 0, viewHeight)
          const index = Math.min(total - 1, Math.floor(to * total))
          const scrollTop = scrollTo(index, total, from * Math.max(0, height - viewHeight), viewHeight)
          const { visible } = mapScroll(total, scrollTop, viewHeight)
          expect(visible.first).toBeLessThanOrEqual(index)
          expect(visible.last).toBeGreaterThanOrEqual(index)
        },
      ),
    )
  })

  it('leaves the scroll alone for a row that is in view', () => {
    expect(scrollTo(5, 1_000, 100, 720)).toBe(100)
  })

  it('moves along with rows that came above', () => {
    expect(scrollBy(3, 1_000, 360, 720)).toBe(360 + 3 * rowHeight)
    expect(scrollBy(-100, 1_000, 360, 720)).toBe(0)
  })
})
